import type { RightsKind, RightsState } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { herAccounts } from '../shared/her-accounts.ts';
import { isSamePerson } from '../shared/same-person.ts';
import { lockStanding, type StandingRow } from '../standing/lock-standing.ts';

export interface RequestRow extends Record<string, unknown> {
  volunteer_id: string;
  volunteer_accounts: string[];
  kind: RightsKind;
  state: RightsState;
  version: number;
  unit_id: string;
  county_code: string;
  path: string;
  detail_cipher: string | null;
  channel: 'APP' | 'PAPER';
  asked_by: string;
}

export interface LockedRequest {
  readonly row: RequestRow;
  readonly person: StandingRow;
  /** Whether whoever acts now handed the paper in, by whichever account of hers. */
  readonly lodged: boolean;
}

/** A request within her reach: the person first, then the request, like every use case here. */
export async function lockRequest(tx: SignedInTx, id: string): Promise<LockedRequest | null> {
  const reach = within(tx.actor, 'rights.handle', { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' });
  const [which] = await tx.sql<{ volunteer_id: string }>(
    sql`select r.volunteer_id from rights_request r join unit u on u.id = r.unit_id where r.id = ${id} and ${reach}`,
  );
  if (!which) return null;
  const person = await lockStanding(tx, sql`v.id = ${which.volunteer_id}`);
  const [row] =
    await tx.sql<RequestRow>(sql`select r.volunteer_id, ${raw(herAccounts)} as volunteer_accounts, r.kind, r.state, r.version, r.unit_id, r.county_code, u.path, r.detail_cipher, r.channel,
      r.asked_by from rights_request r join volunteer v on v.id = r.volunteer_id join unit u on u.id = r.unit_id where r.id = ${id} for update of r`);
  if (!row || !person) return null;
  const lodged = row.channel === 'PAPER' && (await isSamePerson(tx, row.asked_by, tx.actor.accountId));
  return { row, person, lodged };
}
