import type { RestorationState } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { samePersons } from '../shared/her-accounts.ts';
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
  openers: string[];
  state: RestorationState;
}

/** A restoration within reach, locked: of two who decide at once the second sees what the first did. */
export async function loadRestoration(tx: SignedInTx, id: string): Promise<LoadedRestoration | null> {
  const [row] = await tx.sql<Row>(
    sql`select account_id, unit_id, county_code, ${raw(samePersons('array[opened_by]'))} as openers, state from account_restoration
      where id = ${id} for update`,
  );
  const subject = row ? await restorableOf(tx, sql`a.id = ${row.account_id}`) : null;
  if (!row || !subject || !seesRestoration(tx.actor, subject)) return null;
  return {
    ...subject,
    openerAccountIds: row.openers,
    state: row.state,
    unitId: row.unit_id,
    countyCode: row.county_code,
  };
}
