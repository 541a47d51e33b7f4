import type { ActivityState, Reason } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Refusal, type Refusal as Refused, refuse } from '../../../platform/refusal.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { signUpMade } from '../activity.events.ts';
import { type Facts, readFacts, reasonsOf } from './facts.ts';

/** How an opening is taken: by herself, or by a coordinator for her (who may override what is overridable). */
export interface Taking {
  readonly openingId: string;
  readonly volunteerId: string;
  readonly source: 'SELF' | 'COORDINATOR';
  /** Asked before anything of the opening or the person is told. */
  readonly barred: (facts: { readonly path: string; readonly state: ActivityState }) => Refused | null;
}

const MAX_TRIES = 3;

/**
 * Locks the person (one overlap check at a time), reads all facts in the same statement, asks `mayTake`, then takes
 * the place and writes the sign-up in one statement whose contended lock, the opening's row, comes last.
 */
export async function takeOpening(tx: SignedInTx, taking: Taking): Promise<{ id: string } | Refused> {
  if (!isId(taking.openingId) || !isId(taking.volunteerId)) return refuse('NOT_FOUND');
  for (let attempt = 1; ; attempt += 1) {
    const facts = await readFacts(tx, taking);
    if (!facts) return refuse('NOT_FOUND');
    const no = taking.barred({ path: facts.path, state: facts.activity_state });
    if (no) return no;
    const reasons = reasonsOf(facts, tx.now);
    const blocking = taking.source === 'COORDINATOR' ? reasons.filter((reason) => !reason.overridable) : reasons;
    if (blocking.length > 0) return new Refusal(blocking);
    const id = await write(tx, taking, facts);
    if (id) {
      tell(tx, taking, facts, id, reasons);
      return { id };
    }
    // Full meanwhile, or planned anew meanwhile: read again and say which.
    if (attempt >= MAX_TRIES) return refuse('STALE_VERSION');
  }
}

/** A request holds no place: accepting it takes one. The version tells whether the plan changed since it was read. */
async function write(tx: SignedInTx, { volunteerId, source }: Taking, facts: Facts): Promise<string | null> {
  const direct = facts.flow === 'DIRECT' || source === 'COORDINATOR';
  const [row] = await tx.sql<{ id: string } & Record<string, unknown>>(sql`with place as (
      update opening set taken = taken + ${direct ? raw('1') : raw('0')}
      where id = ${facts.opening_id} and version = ${facts.opening_version} and taken < maximum returning id
    ) insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by, created_at)
    select ${newId()}::uuid, place.id, ${facts.activity_id}::uuid, ${volunteerId}::uuid, ${facts.county_code}, tstzrange(${facts.starts_at}::timestamptz, ${facts.ends_at}::timestamptz),
      ${direct ? 'SIGNED_UP' : 'REQUESTED'}, ${source}, ${tx.actor.accountId}::uuid, ${tx.now}::timestamptz from place returning id`);
  return row?.id ?? null;
}

function tell(tx: SignedInTx, taking: Taking, facts: Facts, id: string, reasons: readonly Reason[]): void {
  const overridden = reasons.map((reason) => reason.code);
  tx.changed({
    entity: 'SignUp',
    id,
    kind: 'create',
    after: { openingId: facts.opening_id, source: taking.source, ...(overridden.length > 0 && { overridden }) },
  });
  tx.about({ entityType: 'SignUp', entityId: id, unitId: facts.unit_id, countyCode: facts.county_code });
  tx.publish(signUpMade.of({ signUpId: id }));
  tx.touch(`activity:${facts.activity_id}`);
}
