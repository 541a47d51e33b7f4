import type { FileStore } from './file-store.ts';
import { type S3Keys, type S3Request, signedHeaders } from './s3-signature.ts';

/** Any S3-compatible store, addressed by path. Three requests are all it needs, so no SDK comes along. */
export function createS3Store(options: S3Keys & { endpoint: string; bucket: string }): FileStore {
  const send = async (
    method: S3Request['method'],
    key: string,
    body: Buffer = Buffer.alloc(0),
    mediaType?: string,
  ): Promise<Response> => {
    const url = new URL(`${options.endpoint.replace(/\/$/, '')}/${options.bucket}/${key}`);
    const headers = signedHeaders(
      { method, url, headers: mediaType ? { 'content-type': mediaType } : {}, body },
      options,
      new Date(),
    );
    const response = await fetch(url, {
      method,
      headers,
      signal: AbortSignal.timeout(30_000),
      ...(method === 'PUT' && { body: new Uint8Array(body) }),
    });
    if (!response.ok) throw new Error(`The file store answered ${response.status}.`);
    return response;
  };
  return {
    put: async (key, bytes, mediaType) => void (await send('PUT', key, bytes, mediaType)),
    get: async (key) => Buffer.from(await (await send('GET', key)).arrayBuffer()),
    remove: async (key) => void (await send('DELETE', key)),
  };
}
