import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Longest life browsers allow a cookie, in seconds. */
const LIFE_S = 400 * 24 * 3600;
const MARK = /^[\w-]{22}$/;

export const deviceCookie = (secure: boolean): string => `${secure ? '__Host-' : ''}jinguo_device`;

/**
 * A random mark of this browser, 128 bits, the same whoever signs in by it: so that one phone that scans for many people
 * is noticed (counter-rule c). It names nobody, no page can read it, and scans keep only its blind index. Given to
 * whoever is signed in; whoever clears it shows less, and is no worse off for it.
 */
export function deviceOf(request: FastifyRequest, reply: FastifyReply, secure: boolean, known: boolean): string | null {
  const name = deviceCookie(secure);
  const mark = request.cookies[name];
  if (mark && MARK.test(mark)) return mark;
  if (!known) return null;
  const fresh = randomBytes(16).toString('base64url');
  void reply.setCookie(name, fresh, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: LIFE_S });
  return fresh;
}
