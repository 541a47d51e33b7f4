import { readFileSync } from 'node:fs';

/** Whom the server runs as; null when it simply runs as the caller. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number } | null;

/** In this order; each must stand in /etc/passwd, because PostgreSQL looks its own user up there. */
const candidates = ['postgres', 'node', 'nobody'];

/** PostgreSQL refuses to run as root: root hands the server to an unprivileged user of the machine. */
export function findServerUser(): ServerUser {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of candidates) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    `PostgreSQL cannot run as root and none of ${candidates.join(', ')} is in /etc/passwd. Run as an ordinary user, or set DATABASE_URL.`,
  );
}

/** The spawn options that make a child run as that user. */
export const asUser = (user: ServerUser): { uid?: number; gid?: number } =>
  user ? { uid: user.uid, gid: user.gid } : {};
