import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/**
 * Every kind of qualification by its code, with whether a plan or a type may name it: a retired one only where it is named
 * already (`kept`), so that nothing new comes to need what can no longer be shown.
 */
export async function kindsToName(tx: Tx, kept: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const rows = await tx.sql<{ code: string; offered: boolean }>(
    sql`select code, active or code = any(${kept}::text[]) as offered from qualification_kind`,
  );
  return new Map(rows.map(({ code, offered }) => [code, offered]));
}
