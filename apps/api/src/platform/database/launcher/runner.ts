import { chown, readFile } from 'node:fs/promises';

/** The user that runs the server: PostgreSQL refuses to run as root. */
export interface Runner {
  readonly uid?: number;
  readonly gid?: number;
}

/** Nothing to change for an ordinary user; as root an unprivileged user that exists on this machine. */
export async function findRunner(): Promise<Runner> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return {};
  const users = new Map(
    (await readFile('/etc/passwd', 'utf8'))
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }] as const),
  );
  for (const name of ['postgres', 'node', 'nobody']) {
    const user = users.get(name);
    if (user && user.uid > 0) return user;
  }
  throw new Error('以 root 身份运行时，需要一个普通用户（postgres、node 或 nobody）来运行数据库，但系统里没有。');
}

/** Hands a path to the runner. */
export async function giveTo(runner: Runner, path: string): Promise<void> {
  if (runner.uid !== undefined && runner.gid !== undefined) await chown(path, runner.uid, runner.gid);
}
