import type { RestorationState } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { type Restorable, restorableOf } from './restorable.ts';
import { type OpenRestoration, seesRestoration } from './restoration.policy.ts';

export interface LoadedRestoration extends OpenRestoration, Restorable {
  readonly unitId: string;
  readonly countyCode: string;
}

interface Row extends Record<string, unknown> {
  account_id: string;
  unit_id: string;
  county_code: string;
  opened_by: string;
  state: RestorationState;
}

/** A restoration within reach, locked: of two who decide at once the second sees what the first did. */
export async function loadRestoration(tx: SignedInTx, id: string): Promise<LoadedRestoration | null> {
  const [row] = await tx.sql<Row>(
    sql`select account_id, unit_id, county_code, opened_by, state from account_restoration where id = ${id} for update`,
  );
  const subject = row ? await restorableOf(tx, sql`a.id = ${row.account_id}`) : null;
  if (!row || !subject || !seesRestoration(tx.actor, subject)) return null;
  return {
    ...subject,
    openedBy: row.opened_by,
    state: row.state,
    unitId: row.unit_id,
    countyCode: row.county_code,
  };
}
