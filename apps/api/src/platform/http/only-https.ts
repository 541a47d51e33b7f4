import type { FastifyInstance } from 'fastify';
import type { Env } from '../env.ts';

/** Asked by probes on the machine itself, which have no certificate to check. */
const probes = /^\/(healthz|readyz)(\?|$)/;

/**
 * With an https address nothing is answered over plain http: a page is sent to the https address, anything else is
 * refused, because its cookies and its body have already travelled in the open. A trusted proxy says how she came.
 */
export function onlyHttps(
  app: FastifyInstance,
  { production, PUBLIC_URL }: Pick<Env, 'production' | 'PUBLIC_URL'>,
): void {
  if (!production || !PUBLIC_URL?.startsWith('https://')) return;
  const address = new URL(PUBLIC_URL).origin;
  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https' || probes.test(request.url)) return;
    const page = request.method === 'GET' && !/^\/(graphql|files)(\/|\?|$)/.test(request.url);
    if (page) return reply.redirect(`${address}${request.url.replace(/^\/+/, '/')}`, 308);
    const message = '请用 https 访问。';
    return reply.code(403).send({ errors: [{ message, extensions: { code: 'HTTPS_ONLY' } }] });
  });
}
