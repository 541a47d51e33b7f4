import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Paths of all files under a folder, sorted, with `/` between; none when there is no such folder. */
export async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  const look = async (under: string): Promise<void> => {
    const entries = await readdir(join(folder, under), { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      },
    );
    for (const entry of entries) {
      const path = under ? `${under}/${entry.name}` : entry.name;
      if (entry.isDirectory()) await look(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  await look('');
  return found.sort();
}

/** A path out of a backup that stays under its folder. */
export const isInside = (path: string): boolean =>
  path !== '' &&
  !path.includes('\u0000') &&
  !path.startsWith('/') &&
  !path.includes(sep === '\\' ? ':' : '\u0000') &&
  path.split(/[\\/]/).every((part) => part !== '..' && part !== '.' && part !== '');
