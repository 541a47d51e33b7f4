import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const YEAR = 365 * 24 * 3600 * 1000;

/**
 * Both built apps on one port: `/admin/` the admin app, everything else the volunteers'. Hashed assets never change,
 * the pages that name them are always asked for anew.
 */
export async function webApps(app: FastifyInstance, webRoot: string): Promise<void> {
  const volunteer = join(webRoot, 'apps/volunteer/dist');
  const admin = join(webRoot, 'apps/admin/dist');
  await app.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 1024 });
  if (!existsSync(volunteer) || !existsSync(admin)) return;
  const options = { index: false as const, wildcard: true, cacheControl: false, setHeaders };
  await app.register(fastifyStatic, { ...options, root: admin, prefix: '/admin/', decorateReply: true });
  await app.register(fastifyStatic, { ...options, root: volunteer, prefix: '/', decorateReply: false });
  app.get('/admin', (_request, reply) => reply.redirect('/admin/', 308));
  app.get('/admin/', (_request, reply) => page(reply, admin));
  app.get('/', (_request, reply) => page(reply, volunteer));
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const asksForPage = request.method === 'GET' && !/\.[a-z0-9]{1,8}$/i.test(path) && !/^\/(graphql|files)(\/|$)/.test(path);
    if (!asksForPage) return reply.code(404).send({ error: 'not found' });
    return page(reply, path.startsWith('/admin/') ? admin : volunteer);
  });
}

const page = (reply: FastifyReply, root: string): FastifyReply => reply.header('cache-control', 'no-cache').sendFile('index.html', root, { cacheControl: false });

function setHeaders(reply: FastifyReply, path: string): void {
  const hashed = /[\\/]assets[\\/]/.test(path);
  void reply.header('cache-control', hashed ? `public, max-age=${YEAR / 1000}, immutable` : 'no-cache');
}
