import type pg from 'pg';
import type { FileStore } from '../files/file-store.ts';
import { fileKeys } from './reseal-files.ts';
import { isFilled, sealedTables } from './sealed-columns.ts';

/** What still bears a key's name: texts in rows, and files. */
export interface KeyUse {
  readonly id: string;
  readonly texts: number;
  readonly files: number;
}

/** Counts everything sealed by the name of its key: every table, every file. */
export async function countKeys(client: pg.ClientBase, store: FileStore): Promise<readonly KeyUse[]> {
  const texts = new Map<string, number>();
  for (const { name, columns } of await sealedTables(client)) {
    const each = columns.map(
      (column) => `select split_part(${column}, ':', 1) as id from ${name} where ${isFilled(column)}`,
    );
    const { rows } = await client.query<{ id: string; count: number }>(
      `select id, count(*)::int as count from (${each.join(' union all ')}) sealed group by id`,
    );
    for (const { id, count } of rows) texts.set(id, (texts.get(id) ?? 0) + count);
  }
  const files = await fileKeys(client, store);
  const ids = [...new Set([...texts.keys(), ...files.keys()])].sort();
  return ids.map((id) => ({ id, texts: texts.get(id) ?? 0, files: files.get(id) ?? 0 }));
}
