import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStore } from './file-store.ts';
import { createLocalStore } from './local-store.ts';
import { createS3Store } from './s3-store.ts';

/** As much of S3 as three requests need; keeps what it was sent and with which headers. */
const kept = new Map<string, { body: Buffer; headers: IncomingHttpHeaders }>();
let server: Server;
let folder: string;
const stores: Record<'disk' | 's3', FileStore> = {} as never;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const key = request.url ?? '';
    if (request.method === 'PUT') kept.set(key, { body: await buffer(request), headers: request.headers });
    if (request.method === 'DELETE') kept.delete(key);
    const found = kept.get(key);
    response.statusCode = found || request.method === 'DELETE' ? 200 : 404;
    response.end(request.method === 'GET' ? found?.body : undefined);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  folder = await mkdtemp(join(tmpdir(), 'jinguo-store-'));
  stores.disk = createLocalStore(folder);
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stores.s3 = createS3Store({ endpoint, bucket: 'files', region: 'us-east-1', accessKey: 'a', secretKey: 'b' });
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

const bytes = randomBytes(700_000);
const pieces = async function* (): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
};

describe.each(['disk', 's3'] as const)('the store on %s', (name) => {
  it('gives back what streamed into it, whole or as a stream, until it is removed', async () => {
    const store = stores[name];
    await store.putStream('0a/one.sealed', Readable.from(pieces()), 'application/pdf');
    expect((await store.get('0a/one.sealed')).equals(bytes)).toBe(true);
    expect((await buffer(await store.getStream('0a/one.sealed'))).equals(bytes)).toBe(true);
    await store.remove('0a/one.sealed');
    await expect(store.get('0a/one.sealed')).rejects.toThrow();
    await expect(store.getStream('0a/one.sealed').then(buffer)).rejects.toThrow();
  });

  it('keeps nothing of a stream that breaks off, and leaves what lay there before', async () => {
    const store = stores[name];
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield bytes;
      throw new Error('broken off');
    };
    await expect(store.putStream('0b/two.sealed', Readable.from(broken()), 'x/y')).rejects.toThrow('broken off');
    await expect(store.get('0b/two.sealed')).rejects.toThrow();
    await store.put('0b/three.sealed', Buffer.from('before'), 'x/y');
    await expect(store.putStream('0b/three.sealed', Readable.from(broken()), 'x/y')).rejects.toThrow('broken off');
    expect((await store.get('0b/three.sealed')).toString()).toBe('before');
    expect((await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.part'))).toEqual([]);
  });
});

it('an object store is told length and sum of a stream before its first byte', async () => {
  await stores.s3.putStream('0c/sum.sealed', Readable.from(pieces()), 'application/pdf');
  const { headers } = kept.get('/files/0c/sum.sealed') ?? { headers: {} as IncomingHttpHeaders };
  expect(headers).toMatchObject({
    'content-length': String(bytes.length),
    'content-type': 'application/pdf',
    'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
  });
  expect(headers['transfer-encoding']).toBeUndefined();
});
