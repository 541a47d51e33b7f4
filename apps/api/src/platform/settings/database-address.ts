import type { Problem } from './problem.ts';

/** Instead of an address: the PostgreSQL that comes with the platform, its data in DATA_DIR. */
export const EMBEDDED = 'embedded';

/**
 * Whether the text can be an address at all. A `#`, `/` or `%` in a password that was not encoded makes another
 * address of it; the text itself is never repeated, because it holds that password.
 */
export function addressProblems(name: string, text: string): Problem[] {
  if (text === '' || text === EMBEDDED) return [];
  if (wellFormed(text)) return [];
  return [
    {
      name,
      zh: '不是数据库地址。应为 postgres://角色:密码@主机:5432/数据库；密码里的 @ : / ? # % & 要写成 %40 %3A %2F %3F %23 %25 %26。',
      en: 'This is no database address: postgres://role:password@host:5432/database, with @ : / ? # % & in the password as %40 %3A %2F %3F %23 %25 %26.',
    },
  ];
}

function wellFormed(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { username, password, pathname, hash } = new URL(text);
  try {
    decodeURIComponent(username);
    decodeURIComponent(password);
  } catch {
    return false;
  }
  return username !== '' && hash === '' && /^\/[^/]+$/.test(pathname);
}
