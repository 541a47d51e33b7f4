import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Sum } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { nameOf, rowsText, type Table } from './catalog.ts';
import { Summer } from './summer.ts';

/** Reads back what was written: freshly loaded rows lie in the order they came, so their text must be the same. */
export async function checkRows(client: pg.Client, tables: readonly (Table & Sum)[]): Promise<void> {
  for (const table of tables) {
    const summer = new Summer();
    for await (const bytes of client.query(copyTo(rowsText(table))) as AsyncIterable<Buffer>) summer.add(bytes);
    const { rows, sha256 } = summer.sum(true);
    if (rows !== table.rows || sha256 !== table.sha256)
      throw new BackupError(
        `恢复后 ${nameOf(table)} 有 ${rows} 行，与备份的 ${table.rows} 行不符；没有写入任何内容。`,
        `After restoring, ${nameOf(table)} has ${rows} rows instead of the backup's ${table.rows}; nothing was kept.`,
      );
  }
}
