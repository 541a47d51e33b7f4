import type { PlanChangeKind, PlanEffect, RefusalCode } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import type { ActivityRow } from '../activity/lock-activity.ts';
import { planChanged } from '../activity.events.ts';

/** One thing that was so and is now otherwise. */
export interface WasIs<T> {
  readonly was: T;
  readonly is: T;
}
/** What a change of plan changed: times as ISO text, places, numbers; never a person. */
export interface ChangeDetails {
  readonly place?: WasIs<string>;
  readonly shifts?: readonly {
    readonly id: string;
    readonly label: string;
    readonly was: readonly [string, string];
    readonly is: readonly [string, string];
  }[];
  readonly openings?: readonly {
    readonly id: string;
    readonly post: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly was: number;
    readonly is: number;
  }[];
  /** How those who lost their place were found. */
  readonly chosen?: 'RULE' | 'COORDINATOR';
}
export interface PersonChange {
  readonly signUpId: string;
  readonly effect: PlanEffect;
  readonly was: readonly [Date, Date];
  readonly becomes: readonly [Date, Date] | null;
  /** What she does not meet on the new date, as refusal codes. */
  readonly why?: readonly RefusalCode[];
}

/** Keeps what was changed and for whom, says it to the audit, and has everyone concerned told after the commit. */
export async function noteChange(
  tx: SignedInTx,
  row: ActivityRow,
  change: {
    readonly kind: PlanChangeKind;
    readonly reason: string;
    readonly details: ChangeDetails;
    readonly people: readonly PersonChange[];
  },
): Promise<void> {
  const id = newId();
  const { kind, reason, details, people } = change;
  await tx.sql(sql`insert into plan_change (id, activity_id, county_code, kind, reason, details, by_account_id, created_at)
    values (${id}, ${row.id}, ${row.county_code}, ${kind}, ${reason}, ${JSON.stringify(details)}::jsonb, ${tx.actor.accountId}, ${tx.now})`);
  await tx.sql(sql`insert into plan_change_person (plan_change_id, sign_up_id, effect, was, becomes, why)
    select ${id}::uuid, n.sign_up_id, n.effect, tstzrange(n.was_from, n.was_to), case when n.from_at is null then null else tstzrange(n.from_at, n.to_at) end,
      string_to_array(n.why, ' ')
    from unnest(${people.map((one) => one.signUpId)}::uuid[], ${people.map((one) => one.effect)}::text[],
      ${people.map((one) => one.was[0])}::timestamptz[], ${people.map((one) => one.was[1])}::timestamptz[],
      ${people.map((one) => one.becomes?.[0] ?? null)}::timestamptz[], ${people.map((one) => one.becomes?.[1] ?? null)}::timestamptz[],
      ${people.map((one) => (one.why ?? []).join(' '))}::text[])
      as n(sign_up_id, effect, was_from, was_to, from_at, to_at, why)`);
  tx.changed({
    entity: 'PlanChange',
    id,
    kind: 'create',
    after: { kind, ...(reason && { reason }), ...details, people: people.length },
  });
  tx.about({ entityType: 'Activity', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
  tx.publish(planChanged.of({ planChangeId: id }));
  tx.touch(`activity:${row.id}`);
}
