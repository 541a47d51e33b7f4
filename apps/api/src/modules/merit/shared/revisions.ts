import type { Reason, VolunteerState } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { herAccounts, personPaths, volunteerReach } from '../../people/index.ts';

/** The three tables whose rows are versions: which is current has no successor, and nothing is ever written over. */
export type VersionedTable = 'training_record' | 'award_record' | 'evaluation';
const entities = { training_record: 'TrainingRecord', award_record: 'AwardRecord', evaluation: 'Evaluation' } as const;

/** A volunteer something is recorded of, locked, for whoever may see her. */
export interface Person extends Record<string, unknown> {
  readonly id: string;
  readonly state: VolunteerState;
  readonly unit_id: string;
  readonly county_code: string;
  readonly paths: readonly string[];
  readonly accounts: readonly string[];
}
export async function lockPerson(tx: SignedInTx, id: string): Promise<Person | null> {
  const [row] =
    await tx.sql<Person>(sql`select v.id, v.state, v.unit_id, v.county_code, ${raw(personPaths)} as paths, ${raw(herAccounts)} as accounts
    from volunteer v join unit u on u.id = v.unit_id where v.id = ${id} and v.erased_at is null and ${volunteerReach(tx.actor)} for no key update of v`);
  return row ?? null;
}

/** The columns all versions share, as they are locked. */
export interface Version extends Record<string, unknown> {
  readonly id: string;
  readonly first_id: string;
  readonly revision: number;
  readonly volunteer_id: string;
  readonly unit_id: string;
  readonly county_code: string;
  readonly withdrawn: boolean;
  readonly replaced: boolean;
  /** The whole row, by its columns. */
  readonly whole: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly paths: readonly string[];
  readonly accounts: readonly string[];
}

/** A version `x` with its person `v` and her unit `vu`, its own unit `u`; locked. */
export async function lockVersion(
  tx: SignedInTx,
  table: VersionedTable,
  id: string,
  reach: Fragment,
): Promise<Version | null> {
  const [row] =
    await tx.sql<Version>(sql`select x.id, x.first_id, x.revision, x.volunteer_id, x.unit_id, x.county_code, x.withdrawn, x.replaced_at is not null as replaced,
      to_jsonb(x) as whole, au.path, ${raw(personPaths)} as paths, ${raw(herAccounts)} as accounts
    from ${raw(table)} x join volunteer v on v.id = x.volunteer_id join unit u on u.id = v.unit_id join unit au on au.id = x.unit_id
    where x.id = ${id} and v.erased_at is null and ${reach} for update of x`);
  return row ?? null;
}

/** Whether a version may be followed by another: only the current one, and none once it was taken back. */
export function endedReasons(version: Version): readonly Reason[] {
  if (version.replaced) return [{ code: 'STALE_VERSION' }];
  return version.withdrawn ? [{ code: 'MERIT_TAKEN_BACK' }] : [];
}

interface First {
  readonly volunteer_id: string;
  readonly unit_id: string;
  readonly county_code: string;
}

/** Writes the first version of a record. `noted` is what the log keeps of it: figures and codes, no words. */
export async function writeFirst(
  tx: SignedInTx,
  table: VersionedTable,
  place: First,
  values: Readonly<Record<string, unknown>>,
  noted: Readonly<Record<string, unknown>>,
): Promise<{ id: string }> {
  const id = newId();
  const base = { id, first_id: id, revision: 1, reason: null, withdrawn: false, replaced_at: null };
  const entered = { entered_by: tx.actor.accountId, entered_at: tx.now };
  await insert(tx, table, { ...values, ...place, ...base, ...entered });
  tx.changed({ entity: entities[table], id, kind: 'create', after: noted });
  tx.about({ entityType: entities[table], entityId: id, unitId: place.unit_id, countyCode: place.county_code });
  return { id };
}

/** The next version of a record: what is not said anew stays as it was. */
export async function writeNext(
  tx: SignedInTx,
  table: VersionedTable,
  before: Version,
  next: Readonly<Record<string, unknown>> & { readonly reason: string },
  noted: Readonly<Record<string, unknown>>,
): Promise<{ id: string } | Refusal> {
  const id = newId();
  const replaced = await tx.sql(
    sql`update ${raw(table)} set replaced_at = ${tx.now} where id = ${before.id} and replaced_at is null returning id`,
  );
  if (replaced.length === 0) return refuse('STALE_VERSION');
  const base = { id, revision: before.revision + 1, entered_by: tx.actor.accountId, entered_at: tx.now };
  await insert(tx, table, { ...before.whole, ...next, ...base, replaced_at: null });
  tx.changed({ entity: entities[table], id: before.first_id, kind: 'update', after: noted });
  tx.about({
    entityType: entities[table],
    entityId: before.first_id,
    unitId: before.unit_id,
    countyCode: before.county_code,
  });
  return { id };
}

const insert = (tx: SignedInTx, table: VersionedTable, row: Readonly<Record<string, unknown>>) =>
  tx.sql(
    sql`insert into ${raw(table)} select (jsonb_populate_record(null::${raw(table)}, ${JSON.stringify(row)}::jsonb)).*`,
  );
