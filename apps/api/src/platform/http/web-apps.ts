import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressAnswers } from './compress-answers.ts';

const aYear = 365 * 24 * 3600;
/** What no page answers for: an unknown address under these is a plain 404. */
const notPages = /^\/(graphql|files|healthz|readyz)(\/|$)/;

/**
 * Both built apps on one port: `/admin/` the admin app, everything else the volunteers'. Hashed assets never change,
 * the pages that name them are always asked for anew. Files compressed at build time are sent as they lie.
 */
export async function webApps(app: FastifyInstance, webRoot: string): Promise<void> {
  const volunteer = join(webRoot, 'apps/volunteer/dist');
  const admin = join(webRoot, 'apps/admin/dist');
  await compressAnswers(app);
  if (!existsSync(volunteer) || !existsSync(admin)) return;
  const options = { index: false as const, wildcard: true, cacheControl: false, preCompressed: true, setHeaders };
  await app.register(fastifyStatic, { ...options, root: admin, prefix: '/admin/', decorateReply: true });
  await app.register(fastifyStatic, { ...options, root: volunteer, prefix: '/', decorateReply: false });
  app.addHook('onRequest', oneSlash);
  app.get('/admin', (_request, reply) => reply.redirect('/admin/', 308));
  app.get('/admin/', (_request, reply) => page(reply, admin));
  app.get('/', (_request, reply) => page(reply, volunteer));
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const asksForPage = reads && !/\.[a-z0-9]{1,8}$/i.test(path) && !notPages.test(path);
    if (!asksForPage) return reply.code(404).header('cache-control', 'no-store').send({ error: 'not found' });
    return page(reply, path.startsWith('/admin/') ? admin : volunteer);
  });
}

const page = (reply: FastifyReply, root: string): FastifyReply =>
  reply.header('cache-control', 'no-cache').sendFile('index.html', root, { cacheControl: false });

function setHeaders(reply: FastifyReply, path: string): void {
  const hashed = path.includes(`${sep}assets${sep}`);
  void reply.header('cache-control', hashed ? `public, max-age=${aYear}, immutable` : 'no-cache');
}

/** A link pasted together with a slash too many still leads there. Backslashes are slashes to a browser: none may lead out. */
async function oneSlash(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const [path = '', ...search] = request.url.split('?');
  if (request.method !== 'GET' || !path.includes('//') || notPages.test(path)) return;
  return reply.redirect([path.replace(/[/\\]{2,}/g, '/'), ...search].join('?'), 308);
}
