import { resolve } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Env } from '../env.ts';
import { createS3Store } from './s3-store.ts';

/** Where the bytes lie. Keys are ours, never a name somebody gave. */
export interface FileStore {
  put(key: string, bytes: Buffer, mediaType: string): Promise<void>;
  get(key: string): Promise<Buffer>;
  remove(key: string): Promise<void>;
}

/** Local disk, or an S3-compatible store when a bucket is named. */
export function createFileStore(env: Env): FileStore {
  if (env.S3_BUCKET) {
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
  const disk = new Disk(new FSDriver({ location: resolve(env.FILES_DIR), visibility: 'private' }));
  return {
    put: (key, bytes) => disk.put(key, bytes),
    get: async (key) => Buffer.from(await disk.getBytes(key)),
    remove: (key) => disk.delete(key),
  };
}
