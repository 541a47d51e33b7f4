import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { createReadDb } from '../database/read.ts';
import { readEnv } from '../env.ts';
import { testDatabase } from '../testing/test-database.ts';
import { answerBadAddress } from './bad-address.ts';
import { registerWeb } from './register-web.ts';

const newest = migrations.at(-1)?.name ?? '';
const script = `console.log('${'志愿'.repeat(2000)}')`;

let webRoot: string;
let app: FastifyInstance;
let closing: (() => Promise<void>)[] = [];

async function serve(newestMigration = newest, publicUrl = 'https://volunteer.example'): Promise<FastifyInstance> {
  const database = await testDatabase();
  const read = createReadDb(database.appUrl, 2);
  const server = Fastify({ frameworkErrors: answerBadAddress });
  server.get('/files/1', (_request, reply) => reply.header('content-security-policy', 'sandbox').send('x'));
  await registerWeb(server, { services: { read, env: readEnv({ PUBLIC_URL: publicUrl }) }, webRoot, newestMigration });
  closing.push(async () => {
    await server.close();
    await read.end();
    await database.drop();
  });
  return server;
}

beforeAll(async () => {
  webRoot = mkdtempSync(join(tmpdir(), 'jinguo-web-'));
  for (const name of ['admin', 'volunteer']) {
    const dist = join(webRoot, 'apps', name, 'dist');
    mkdirSync(join(dist, 'assets'), { recursive: true });
    writeFileSync(join(dist, 'index.html'), `<title>${name}</title>`);
    writeFileSync(join(dist, 'assets', 'main-1a2b.js'), script);
    writeFileSync(join(dist, 'assets', 'main-1a2b.js.br'), brotliCompressSync(script));
    writeFileSync(join(dist, 'sw.js'), 'self.skipWaiting()');
  }
  app = await serve();
});

afterAll(async () => {
  for (const close of closing) await close();
  closing = [];
  rmSync(webRoot, { recursive: true, force: true });
});

describe('both apps on one port', () => {
  it.each([
    ['/', 'volunteer'],
    ['/activities/018f', 'volunteer'],
    ['/join?code=ABC', 'volunteer'],
    ['/admin/', 'admin'],
    ['/admin/teams/018f', 'admin'],
  ])('%s opens the app %s, and is asked for anew each time', async (url, name) => {
    const answer = await app.inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain(`<title>${name}</title>`);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('/admin without a slash leads to the admin app', async () => {
    expect((await app.inject({ url: '/admin' })).headers.location).toBe('/admin/');
  });

  it.each([
    ['//join/ABC?a=//b', '/join/ABC?a=//b'],
    ['/admin//teams', '/admin/teams'],
    ['//evil.example', '/evil.example'],
    ['//\\evil.example//', '/evil.example/'],
  ])('%s, pasted with a slash too many, leads to %s and never out', async (path, to) => {
    const { statusCode, headers } = await app.inject({ url: `http://x${path}` });
    expect([statusCode, headers.location]).toEqual([308, to]);
  });

  it('a hashed asset may be kept for ever, the service worker never', async () => {
    expect((await app.inject({ url: '/admin/assets/main-1a2b.js' })).headers['cache-control']).toContain('immutable');
    expect((await app.inject({ url: '/sw.js' })).headers['cache-control']).toBe('no-cache');
  });

  it('an asset compressed at build time is sent as it lies', async () => {
    const answer = await app.inject({ url: '/assets/main-1a2b.js', headers: { 'accept-encoding': 'br, gzip' } });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.rawPayload).toEqual(brotliCompressSync(script));
    expect(answer.headers['content-type']).toContain('javascript');
  });

  it.each(['/assets/gone-0000.js', '/graphql/x', '/files/none', '/admin/assets/gone.css'])(
    '%s is not found rather than a page in disguise',
    async (url) => {
      const answer = await app.inject({ url });
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain('<title>');
    },
  );

  it.each([
    ['/%E0%A4%A', '/'],
    ['/admin/%E0%A4%A', '/admin/'],
    ['/activities/%', '/'],
    ['/assets/%c3%28', '/'],
  ])('%s, which nobody can read, is a page that leads to %s', async (url, home) => {
    const answer = await app.inject({ url, headers: { accept: 'text/html,*/*' } });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('没有找到这个页面');
    expect(answer.body).toContain(`href="${home}"`);
  });

  it.each([
    ['GET', '/files/%E0%A4%A'],
    ['POST', '/graphql/%E0%A4%A'],
    ['PUT', '/%E0%A4%A'],
  ] as const)('%s %s is told to a program as 400', async (method, url) => {
    const answer = await app.inject({ method, url });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(answer.body).not.toContain('%E0');
  });

  it.each(['/%00', '/admin/%00', '/assets/%00.js', '/files/%00', '/graphql/%00', '/?x=%E0%A4%A', '/%EF%BB%BF'])(
    '%s is no fault of ours',
    async (url) => expect((await app.inject({ url })).statusCode).toBeLessThan(500),
  );

  it.each(['/..%2f..%2f..%2fetc%2fpasswd', '/admin/%2e%2e/%2e%2e/%2e%2e/package.json', '//etc/passwd'])(
    'nothing outside the built apps is served: %s',
    async (url) => {
      const { body } = await app.inject({ url });
      expect(body).not.toContain('root:');
      expect(body).not.toContain('workspaces');
    },
  );
});

describe('headers of every answer', () => {
  it('scripts come from our own files only, and no page may frame us', async () => {
    const policy = String((await app.inject({ url: '/' })).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('the camera is ours alone, types are not guessed, addresses are not passed on', async () => {
    const { headers } = await app.inject({ url: '/healthz' });
    expect(headers['permissions-policy']).toContain('camera=(self)');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('an uploaded file keeps its stricter policy', async () => {
    expect((await app.inject({ url: '/files/1' })).headers['content-security-policy']).toBe('sandbox');
  });

  it('HTTPS is insisted on where the public address has it, and only there', async () => {
    expect((await app.inject({ url: '/' })).headers['strict-transport-security']).toContain('max-age');
    const plain = await serve(newest, 'http://localhost:4000');
    expect((await plain.inject({ url: '/' })).headers['strict-transport-security']).toBeUndefined();
  });
});

describe('health', () => {
  it('/healthz answers while the process does', async () => {
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
  });

  it('/readyz is ready when the database is at this version', async () => {
    const answer = await app.inject({ url: '/readyz' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ready' }]);
  });

  it('/readyz says no while a migration is missing', async () => {
    const behind = await serve('m9999-not-yet');
    const answer = await behind.inject({ url: '/readyz' });
    expect([answer.statusCode, answer.json()]).toEqual([503, { status: 'migrations pending' }]);
  });
});
