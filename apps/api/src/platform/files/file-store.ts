import type { Readable } from 'node:stream';
import type { Env } from '../env.ts';
import { createLocalStore } from './local-store.ts';
import { createS3Store } from './s3-store.ts';

/** Where the bytes lie. Keys are ours, never a name somebody gave. */
export interface FileStore {
  put(key: string, bytes: Buffer, mediaType: string): Promise<void>;
  /** However much it is: no more than a few blocks are in memory. All of it is kept, or nothing. */
  putStream(key: string, content: Readable, mediaType: string): Promise<void>;
  get(key: string): Promise<Buffer>;
  /** What fails on the way fails while it is read. */
  getStream(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
}

/** Local disk, or an S3-compatible store when a bucket is named. */
export function createFileStore(env: Env): FileStore {
  if (!env.S3_BUCKET) return createLocalStore(env.FILES_DIR);
  const {
    S3_BUCKET: bucket,
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_ACCESS_KEY: accessKey,
    S3_SECRET_KEY: secretKey,
  } = env;
  if (!endpoint || !accessKey || !secretKey)
    throw new Error('S3_BUCKET needs S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY.');
  return createS3Store({ bucket, endpoint, region, accessKey, secretKey });
}
