import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupError } from '../platform/backup/backup-error.ts';
import { linesOfProgress } from '../platform/backup/progress.ts';
import { restoreBackup } from '../platform/backup/restore-backup.ts';
import { summaryOf } from '../platform/backup/summary.ts';
import { reachDatabases } from '../platform/database/reach.ts';
import { refuseUnfit } from '../platform/database/unfit.ts';
import { userOf } from '../platform/database/user-of.ts';
import { readBackupEnv } from '../platform/env.ts';
import { refuseClosedFolders } from '../platform/settings/folders.ts';
import { endOnWrongSettings } from '../platform/settings/problem.ts';
import { checkNode } from './check-node.ts';
import { toldUsage } from './usage.ts';

/** `npm run restore -- file`: into an empty database, nothing else. Start the platform afterwards. */
checkNode();
try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (!file)
    throw new BackupError('请指明备份文件：npm run restore -- 文件', 'Name the backup: npm run restore -- file');
  const env = readBackupEnv();
  if (env.filesDir) refuseClosedFolders({ FILES_DIR: env.filesDir });
  await reachDatabases({ DATABASE_OWNER_URL: env.ownerUrl });
  const target = { ...env, appRole: userOf(env.appUrl) };
  await refuseUnfit(env.ownerUrl, target.appRole);
  const manifest = await restoreBackup(
    target,
    resolve(file),
    linesOfProgress((line) => console.log(line)),
  );
  console.log(`恢复完成，内容与备份一致。Restored; what lies there equals the backup.\n${summaryOf(manifest)}`);
} catch (error) {
  process.exitCode = 1;
  if (!toldUsage(error, 'npm run restore -- 文件', 'npm run restore -- file')) {
    if (error instanceof BackupError) console.error(error.message);
    else endOnWrongSettings(error);
  }
}
