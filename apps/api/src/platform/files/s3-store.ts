import { Readable } from 'node:stream';
import type { FileStore } from './file-store.ts';
import { type S3Keys, type S3Request, signedHeaders } from './s3-signature.ts';
import { type Spooled, spooled } from './spool.ts';

const ANSWERS_WITHIN = 30_000;
const KEPT_WITHIN = 300_000;

/** Any S3-compatible store, addressed by path. Three requests are all it needs, so no SDK comes along. */
export function createS3Store(options: S3Keys & { endpoint: string; bucket: string }): FileStore {
  const send = async (
    method: S3Request['method'],
    key: string,
    body: Buffer | Spooled = Buffer.alloc(0),
    mediaType?: string,
  ): Promise<Response> => {
    const url = new URL(`${options.endpoint.replace(/\/$/, '')}/${options.bucket}/${key}`);
    const headers = signedHeaders(
      { method, url, headers: mediaType ? { 'content-type': mediaType } : {}, body },
      options,
      new Date(),
    );
    // Until it answers; what it then sends may take as long as the person who downloads it.
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), Buffer.isBuffer(body) ? ANSWERS_WITHIN : KEPT_WITHIN);
    try {
      const response = await fetch(url, {
        method,
        headers: Buffer.isBuffer(body) ? headers : { ...headers, 'content-length': String(body.bytes) },
        signal: patience.signal,
        ...(method === 'PUT' && bodyOf(body)),
      });
      if (!response.ok) throw new Error(`The file store answered ${response.status}.`);
      return response;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    put: async (key, bytes, mediaType) => void (await send('PUT', key, bytes, mediaType)),
    // The store wants length and sum first; parts sent one by one would need a broken-off upload cleared away later.
    putStream: (key, content, mediaType) =>
      spooled(content, async (file) => void (await send('PUT', key, file, mediaType))),
    get: async (key) => Buffer.from(await (await send('GET', key)).arrayBuffer()),
    async getStream(key) {
      const { body } = await send('GET', key);
      return body ? Readable.fromWeb(body) : Readable.from([]);
    },
    remove: async (key) => void (await send('DELETE', key)),
  };
}

const bodyOf = (body: Buffer | Spooled): RequestInit & { duplex?: 'half' } =>
  Buffer.isBuffer(body)
    ? { body: new Uint8Array(body) }
    : { body: Readable.toWeb(body.open()) as ReadableStream<Uint8Array>, duplex: 'half' };
