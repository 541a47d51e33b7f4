/** One setting that cannot stay as it is: which, why, and what to do about it, in both languages. */
export interface Problem {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value) && 'zh' in value && 'en' in value;

/** Gathers what is wrong while settings are read, so that all of it is told. */
export class Problems {
  readonly found: Problem[] = [];
  /** The value, or null with its problems noted. */
  take<T>(value: T | Problem | readonly Problem[]): T | null {
    const problems = isProblem(value) ? [value] : Array.isArray(value) ? (value as readonly Problem[]) : null;
    if (!problems) return value as T;
    this.found.push(...problems);
    return null;
  }
}

/** Exit code of a process whose settings are wrong (EX_CONFIG): starting it again changes nothing. */
export const wrongSettings = 78;

/** Every wrong setting at once: nobody should have to start five times to learn of five mistakes. */
export class SettingsError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problemText(problems));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

function problemText(problems: readonly Problem[]): string {
  const lines = problems.map(({ name, zh, en }) => `  ✗ ${name}\n      ${zh}\n      ${en}`);
  return [
    `有 ${problems.length} 项设置需要修改，平台没有启动：`,
    `${problems.length} setting(s) must be changed; nothing was started:`,
    ...lines,
    '  说明见 docs/operator.zh-CN.md · see docs/operator.md',
  ].join('\n');
}

/** What a database says when it cannot be used as it was named, in plain words. */
const databaseFaults: Readonly<Record<string, string>> = {
  ECONNREFUSED: '数据库没有在这个地址运行。The database does not run at this address.',
  ENOTFOUND: '找不到数据库的主机名。The host of the database is unknown.',
  ETIMEDOUT: '连接数据库超时，请检查网络和防火墙。The database does not answer: check network and firewall.',
  '28P01': '数据库的用户名或密码不对。Wrong user or password for the database.',
  '28000': '数据库不允许这样登录（pg_hba.conf）。The database refuses this sign-in (pg_hba.conf).',
  '3D000': '没有这个名字的数据库。There is no database of that name.',
};

/** Says what is wrong in plain words and ends the process; anything else is thrown on. */
export function endOnWrongSettings(error: unknown): never {
  if (error instanceof SettingsError) {
    console.error(error.message);
    process.exit(wrongSettings);
  }
  const code = (error as { code?: string } | null)?.code ?? '';
  if (!Object.hasOwn(databaseFaults, code)) throw error;
  console.error(`${databaseFaults[code]}（DATABASE_URL, ${code}）`);
  process.exit(1);
}
