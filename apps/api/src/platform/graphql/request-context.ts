import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppName } from '../access/actor.ts';
import type { SessionPort } from '../access/session-port.ts';
import type { AppContext, Services } from '../context.ts';
import { addressOf } from '../http/address-of.ts';
import { newId } from '../ids.ts';
import { deviceOf } from './device-cookie.ts';

/**
 * Each app has a cookie of its own, so that both can be open side by side (cookies are shared by all ports of a host).
 * Over https the name says that no other host of the domain and no plain connection can have set it.
 */
export const cookieName = (app: AppName, secure: boolean): string => `${secure ? '__Host-' : ''}jinguo_${app}`;

export type ContextFactory = (request: FastifyRequest, reply: FastifyReply) => Promise<AppContext>;

/**
 * The app names itself by the header `x-jinguo-app`. A page of another site cannot send that header without asking
 * first (CORS preflight, which is never granted): together with SameSite cookies this is the CSRF protection.
 */
export function contextFactory(services: Services, sessions: SessionPort): ContextFactory {
  const { secureCookies: secure } = services.env;
  return async (request, reply) => {
    const named = request.headers['x-jinguo-app'];
    const app: AppName = named === 'admin' ? 'admin' : 'volunteer';
    const token = named === 'admin' || named === 'volunteer' ? request.cookies[cookieName(app, secure)] : undefined;
    const holder = token ? await sessions.actorOf(token, app) : null;
    const inside = !holder?.unfinished?.length;
    return {
      services,
      origin: {
        requestId: newId(),
        app,
        ip: addressOf(request.ip, request.socket.remoteAddress),
        device: app === 'volunteer' ? deviceOf(request, reply, secure, holder !== null) : null,
        userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
        publicUrl: services.env.PUBLIC_URL ?? `${request.protocol}://${request.host}`,
      },
      actor: inside ? holder : null,
      entering: inside ? null : holder,
      spentToken: token && !holder ? token : null,
      setSession(newToken, expiresAt) {
        const options = {
          path: '/',
          httpOnly: true,
          sameSite: 'lax' as const,
          secure,
        };
        const name = cookieName(app, secure);
        if (newToken) void reply.setCookie(name, newToken, { ...options, ...(expiresAt && { expires: expiresAt }) });
        else void reply.clearCookie(name, options);
      },
    };
  };
}
