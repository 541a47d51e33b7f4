import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

export interface Credentials {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

/** Random passwords, kept beside the data for its owner's eyes only. */
export async function credentialsIn(file: string): Promise<Credentials> {
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known) return JSON.parse(known) as Credentials;
  const word = (): string => randomBytes(24).toString('base64url');
  const made = { superuser: word(), owner: word(), app: word() };
  await writeFile(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
