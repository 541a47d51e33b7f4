import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { claim, release } from './claim.ts';
import { database } from './database.ts';
import { developmentKeys } from './keys.ts';
import { production } from './mode.ts';
import { portIsFree, reachableHost } from './net.ts';
import type { Supervisor } from './process.ts';
import { root } from './steps.ts';

export interface Prepared {
  readonly port: number;
  readonly publicUrl: string;
  /** What the API and the worker are given. */
  readonly env: Readonly<Record<string, string>>;
  /** The same with the owner's address: for migrations and the first load only. */
  readonly ownerEnv: Readonly<Record<string, string>>;
}

/** The port people open, or a clear word and the end. */
export async function wantedPort(): Promise<number> {
  const port = Number(process.env['PORT'] ?? 4000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    console.error(
      `PORT 应为 1 到 65535 的整数，现在是「${process.env['PORT']}」。\nPORT must be a whole number from 1 to 65535.`,
    );
    process.exit(1);
  }
  if (!(await portIsFree(port))) {
    const again = `PORT=${port === 4001 ? 4002 : 4001} npm start${production ? ' -- --production' : ''}`;
    console.error(
      `端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口：${again}\nPort ${port} is in use; try ${again}`,
    );
    process.exit(1);
  }
  return port;
}

/** Database and keys of this checkout, started and made where they are missing. */
export async function prepare(supervisor: Supervisor, port: number): Promise<Prepared> {
  const dataDir = resolve(root, process.env['DATA_DIR'] ?? '.data');
  claim(dataDir);
  supervisor.atEnd(async () => release(dataDir));
  const publicUrl = (process.env['PUBLIC_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, '');
  const db = await database(dataDir, supervisor);
  // The API and the worker inherit this environment, and have no business with the owner.
  for (const name of ['DATABASE_OWNER_URL', 'DATABASE_OWNER_URL_FILE']) delete process.env[name];
  // In production the keys are given by their files; checkSettings has read them already.
  const keys = production ? {} : developmentKeys(resolve(dataDir, 'keys'));
  const env = {
    ...keys,
    DATABASE_URL: db.appUrl,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    WEB_ROOT: root,
    FILES_DIR: process.env['FILES_DIR'] ?? resolve(dataDir, 'files'),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  };
  // `npm run demo:otp` finds the running demo by this: its address holds a password, so only the owner may read it.
  // Production says no more than that it is production.
  const runFile = resolve(dataDir, 'run.json');
  const told = production ? { PRODUCTION: 'true' } : { ...keys, DATABASE_URL: db.appUrl };
  rmSync(runFile, { force: true }); // What a killed start left would keep its mode.
  writeFileSync(runFile, JSON.stringify(told), { mode: 0o600 });
  supervisor.atEnd(async () => rmSync(runFile, { force: true }));
  return { port, publicUrl, env, ownerEnv: { ...env, DATABASE_OWNER_URL: db.ownerUrl } };
}

/** Where this machine itself reaches the API: past any proxy, whatever name the certificate bears. */
export const localAddress = (port: number): string =>
  `${process.env['TLS_CERT_FILE'] ? 'https' : 'http'}://${reachableHost()}:${port}`;
