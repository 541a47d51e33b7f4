import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupError } from '../platform/backup/backup-error.ts';
import { linesOfProgress } from '../platform/backup/progress.ts';
import { verifyBackup } from '../platform/backup/read-backup.ts';
import { summaryOf } from '../platform/backup/summary.ts';
import { takeBackup } from '../platform/backup/take-backup.ts';
import { reachDatabases } from '../platform/database/reach.ts';
import { readBackupEnv } from '../platform/env.ts';
import { refuseClosedFolders } from '../platform/settings/folders.ts';
import { endOnWrongSettings } from '../platform/settings/problem.ts';
import { checkNode } from './check-node.ts';
import { toldUsage } from './usage.ts';

/** `npm run backup [-- --to folder] [--keep 14]`, `npm run backup -- --verify file`. Runs beside the platform. */
checkNode();
const SUFFIX = '.jinguo-backup';
const print = (line: string): void => console.log(line);
try {
  const { values } = parseArgs({
    options: { to: { type: 'string' }, keep: { type: 'string' }, verify: { type: 'string' } },
  });
  const env = readBackupEnv();
  const progress = linesOfProgress(print);
  if (values.verify) {
    const manifest = await verifyBackup(resolve(values.verify), env.backupKey, progress);
    print(`备份完好。The backup is whole.\n${summaryOf(manifest)}`);
  } else {
    const folder = resolve(values.to ?? env.backupDir);
    const keep = values.keep === undefined ? null : Number(values.keep);
    if (keep !== null && !(Number.isInteger(keep) && keep >= 1))
      throw new BackupError('--keep 应为不小于 1 的整数。', '--keep is a whole number from 1.');
    refuseClosedFolders({ [values.to ? '--to' : 'BACKUP_DIR']: folder });
    await reachDatabases({ DATABASE_OWNER_URL: env.ownerUrl });
    const stamp = new Date().toISOString().replace(/[-:]/g, '').replace(/\..*/, 'Z');
    const file = join(folder, `jinguo-${stamp}${SUFFIX}`);
    const manifest = await takeBackup(env, file, progress);
    print(`备份完成：Backed up to:\n  ${file}\n${summaryOf(manifest)}`);
    if (keep !== null) forgetOld(folder, keep);
  }
} catch (error) {
  end(error);
}

/** Names carry their time, so the oldest come first; unfinished ones of a killed run go too. */
function forgetOld(folder: string, keep: number): void {
  const names = readdirSync(folder).filter((name) => name.startsWith('jinguo-'));
  const whole = names.filter((name) => name.endsWith(SUFFIX)).sort();
  const gone = [...whole.slice(0, -keep), ...names.filter((name) => name.endsWith(`${SUFFIX}.part`))];
  for (const name of gone) rmSync(join(folder, name), { force: true });
  if (gone.length > 0) print(`已删除 ${gone.length} 份旧备份。Removed ${gone.length} old backup(s).`);
}

function end(error: unknown): void {
  process.exitCode = 1;
  const options = 'npm run backup [-- --to DIR --keep 14 | --verify FILE]';
  if (toldUsage(error, options, options)) return;
  if (error instanceof BackupError) console.error(error.message);
  else endOnWrongSettings(error);
}
