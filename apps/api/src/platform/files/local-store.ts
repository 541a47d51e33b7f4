import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { FileStore } from './file-store.ts';

/** Files in a folder. A stream takes its name when it is whole: under a name there is never half a file. */
export function createLocalStore(folder: string): FileStore {
  const location = resolve(folder);
  const disk = new Disk(new FSDriver({ location, visibility: 'private' }));
  return {
    put: (key, bytes) => disk.put(key, bytes),
    async putStream(key, content) {
      const file = join(location, key);
      const unfinished = `${file}.part`;
      await mkdir(dirname(file), { recursive: true });
      try {
        await pipeline(content, createWriteStream(unfinished, { mode: 0o600 }));
        await rename(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    get: async (key) => Buffer.from(await disk.getBytes(key)),
    getStream: async (key) => createReadStream(join(location, key)),
    async remove(key) {
      await disk.delete(key);
      // Left by a process that was killed while it wrote.
      await rm(join(location, `${key}.part`), { force: true });
    },
  };
}
