import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startPostgres } from '../../apps/api/src/platform/database/launcher/index.ts';
import { EMBEDDED } from '../../apps/api/src/platform/settings/database-address.ts';
import { SettingsError, wrongSettings } from '../../apps/api/src/platform/settings/problem.ts';
import { databaseUnnamed } from '../../apps/api/src/platform/settings/production.ts';
import { runningIn } from './claim.ts';
import { developmentKeys } from './keys.ts';
import { root } from './steps.ts';

export interface ToolOptions {
  /** The entry under apps/api: a source, or a built file where decorators are needed. */
  readonly entry: string;
  /** Whether the platform may be running on the embedded database meanwhile. */
  readonly beside: boolean;
  /** Whether it opens what is sealed: a trial's own keys are given to it where none are named. */
  readonly opens?: boolean;
}

/**
 * Runs an operator's tool on the database the platform uses: the one given by addresses, or the embedded one, running
 * or not.
 */
export async function runTool({ entry, beside, opens = false }: ToolOptions): Promise<void> {
  const dataDir = resolve(root, process.env['DATA_DIR'] ?? '.data');
  const env = {
    FILES_DIR: resolve(dataDir, 'files'),
    BACKUP_DIR: resolve(dataDir, 'backups'),
    ...process.env,
  };
  const given = addressesGiven();
  // Made only for a database that is there: a tool run by mistake leaves nothing behind.
  const keys = (): Record<string, string> =>
    opens && process.env['PRODUCTION'] !== 'true' ? developmentKeys(resolve(dataDir, 'keys')) : {};
  if (!given && process.env['PRODUCTION'] === 'true' && process.env['DATABASE_URL'] !== EMBEDDED) {
    console.error(new SettingsError([databaseUnnamed]).message);
    process.exitCode = wrongSettings;
    return;
  }
  if (given) {
    process.exitCode = await runEntry(entry, { ...env, ...keys() });
    return;
  }
  const running = runningIn(dataDir);
  if (running && !beside) {
    console.error(
      `平台正在这个数据目录上运行（进程 ${running}），请先停止它。\nThe platform runs on this data folder (process ${running}): stop it first.`,
    );
    process.exitCode = 1;
    return;
  }
  if (beside && !existsSync(resolve(dataDir, 'postgres'))) {
    console.error(`${dataDir} 里没有数据库，请设置 DATA_DIR。\nThere is no database in ${dataDir}: set DATA_DIR.`);
    process.exitCode = 1;
    return;
  }
  const server = await startPostgres({ dataDir: resolve(dataDir, 'postgres') });
  try {
    process.exitCode = await runEntry(entry, {
      ...env,
      ...keys(),
      DATABASE_URL: server.appUrl,
      DATABASE_OWNER_URL: server.ownerUrl,
    });
  } finally {
    if (!running) await server.stop();
  }
}

/** A database of one's own is named by its addresses, in the environment or by files. */
const addressesGiven = (): boolean =>
  ['DATABASE_URL', 'DATABASE_OWNER_URL'].some(
    (name) => (process.env[name] && process.env[name] !== EMBEDDED) || process.env[`${name}_FILE`],
  );

function runEntry(entry: string, env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done, fail) => {
    const file = resolve(root, 'apps/api', entry);
    if (!existsSync(file)) {
      console.error('请先执行 npm run build。\nRun npm run build first.');
      done(1);
      return;
    }
    const child = spawn(process.execPath, [file, ...process.argv.slice(2)], { env, stdio: 'inherit' });
    // A Ctrl-C reaches the tool by the terminal; this process waits for its end, to stop the database after it.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}
