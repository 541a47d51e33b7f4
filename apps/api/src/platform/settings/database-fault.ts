interface Words {
  readonly zh: string;
  readonly en: string;
  /** Whether waiting may mend it: the service manager then tries again. */
  readonly passing?: boolean;
}

const away: Words = {
  zh: '数据库没有在这个地址运行。请检查主机和端口，并确认数据库已启动。',
  en: 'No database answers at this address: check host and port, and that it runs.',
  passing: true,
};
const unknownHost: Words = {
  zh: '找不到这个主机名。密码里的 @ : / ? # % 要写成 %40 %3A %2F %3F %23 %25，否则地址会被读错。',
  en: 'The host is unknown. Write @ : / ? # % in a password as %40 %3A %2F %3F %23 %25, or the address is misread.',
  passing: true,
};
const silent: Words = {
  zh: '连接超时，请检查网络和防火墙。',
  en: 'It does not answer in time: check network and firewall.',
  passing: true,
};
const untrusted: Words = {
  zh: '不信任数据库的证书。请在地址末尾加 ?sslmode=verify-full&sslrootcert=/路径/ca.pem（整个地址放在单引号里，或用 …_FILE）。',
  en: "The database's certificate is not trusted: add ?sslmode=verify-full&sslrootcert=/path/ca.pem (the address in single quotes, or by …_FILE).",
};

/** What PostgreSQL and the network say when a database cannot be used as it was named. */
const words: Readonly<Record<string, Words>> = {
  ECONNREFUSED: away,
  ECONNRESET: away,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ETIMEDOUT: silent,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: untrusted,
  '28P01': {
    zh: '密码不对，或没有这个角色。请核对密码（特殊字符写成 %XX），必要时：alter role … password …',
    en: 'Wrong password, or no such role. Check the password (special characters as %XX); if need be: alter role … password …',
  },
  '28000': {
    zh: '数据库不允许这样登录：没有这个角色，或 pg_hba.conf 没有放行这台机器。',
    en: 'The database refuses this sign-in: no such role, or pg_hba.conf does not let this machine in.',
  },
  '3D000': {
    zh: '没有这个名字的数据库，请先建立：create database …',
    en: 'There is no database of that name: create database … first.',
  },
  '42501': {
    zh: '这个角色没有权限连接这个数据库：grant connect on database … to …',
    en: 'The role may not connect to this database: grant connect on database … to …',
  },
  '53300': {
    zh: '数据库的连接数用完了：调大 max_connections，或减小 DATABASE_POOL。',
    en: 'The database has no connection left: raise max_connections or lower DATABASE_POOL.',
    passing: true,
  },
  '57P03': {
    zh: '数据库正在启动或停止，请稍候。',
    en: 'The database is starting or stopping: wait a little.',
    passing: true,
  },
};

/** What has no code but a known text. */
const byText: readonly (readonly [RegExp, Words])[] = [
  [/timeout/i, silent],
  [/terminated unexpectedly/i, away],
  [
    /does not support SSL/i,
    {
      zh: '数据库没有开启 SSL，而地址要求它：去掉 sslmode，或在数据库开启 ssl。',
      en: 'The database speaks no SSL but the address asks for it: remove sslmode, or turn ssl on in the database.',
    },
  ],
  [/password must be a string|no password/i, { zh: '地址里没有密码。', en: 'The address holds no password.' }],
];

/** Where an address points, without its password: fit for a screen or a log. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { hostname, port, pathname, username, searchParams } = new URL(url);
  const host = hostname || searchParams.get('host') || 'localhost';
  return `${username}@${host}:${port || searchParams.get('port') || '5432'}${pathname}`;
}

/** A database that cannot be used as it was named: which variable names it, where it points, and what to do. */
export class DatabaseFault extends Error {
  readonly passing: boolean;
  constructor(variable: string, url: string, code: string, { zh, en, passing = false }: Words) {
    super(`  ✗ ${variable}（${placeOf(url)}）\n      ${zh}\n      ${en}${code ? `（${code}）` : ''}`);
    this.name = 'DatabaseFault';
    this.passing = passing;
  }
}

/** The fault in words when it is a known one; the error itself otherwise. */
export function databaseFault(variable: string, url: string, error: unknown): unknown {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  const known = Object.hasOwn(words, code) ? words[code] : byText.find(([text]) => text.test(message))?.[1];
  return known ? new DatabaseFault(variable, url, code, known) : error;
}
