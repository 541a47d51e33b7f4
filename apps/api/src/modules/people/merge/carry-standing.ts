import type { VolunteerState } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { guardianMissing } from '../guardian/guardian-missing.ts';
import type { Person } from '../identity/lock-people.ts';
import { personParts } from '../shared/person-parts.ts';
import { moveVolunteer, type VolunteerMove } from '../volunteer/volunteer-moves.ts';

/** How far each has come; a suspension is of the person and is not shaken off by a second registration. */
const order: readonly VolunteerState[] = ['PENDING_SELF', 'PENDING_GUARDIAN', 'ACTIVE', 'SUSPENDED'];
export const isFurther = (one: VolunteerState, other: VolunteerState): boolean =>
  order.indexOf(one) > order.indexOf(other);

interface Row extends Record<string, unknown> {
  birth_date: string;
  state_reason: string | null;
}

/**
 * One person stands where the further of her two registrations stood: what she confirmed herself she need not confirm
 * again, and her guardian's yes is not asked for a second time. Read before the absorbed record is closed.
 */
export async function carryStanding(tx: Tx, kept: Person, absorbed: Person): Promise<void> {
  await carryConsents(tx, kept.id, absorbed.id);
  await carryGuardian(tx, kept.id, absorbed.id);
  await tx.sql(sql`update volunteer k set confirmed_at = least(k.confirmed_at, a.confirmed_at) from volunteer a
    where k.id = ${kept.id} and a.id = ${absorbed.id}`);
  if (!isFurther(absorbed.state, kept.state)) return;
  const [own] =
    await tx.sql<Row>(sql`select k.birth_date::text as birth_date, a.state_reason from volunteer k, volunteer a
    where k.id = ${kept.id} and a.id = ${absorbed.id}`);
  if (!own) throw new Error('A merge found no record to keep.');
  const confirmed = kept.state === 'PENDING_SELF' ? await confirm(tx, kept, absorbed, own) : kept.state;
  if (absorbed.state === 'SUSPENDED') await suspend(tx, { id: kept.id, state: confirmed }, own.state_reason);
  else if (absorbed.state === 'ACTIVE' && confirmed === 'PENDING_GUARDIAN' && !(await waits(tx, kept.id, own)))
    await moveVolunteer(tx, { id: kept.id, state: confirmed }, 'guardianAgrees');
}

/** Her own yes, given to the other registration; under 18 the guardian's may still be missing. */
async function confirm(tx: Tx, kept: Person, absorbed: Person, own: Row): Promise<VolunteerState> {
  const waiting = absorbed.state === 'PENDING_GUARDIAN' || (await waits(tx, kept.id, own));
  const move: VolunteerMove = waiting ? 'awaitGuardian' : 'confirm';
  await moveVolunteer(tx, kept, move);
  await tx.sql(sql`delete from registration_confirmation where volunteer_id = ${kept.id}`);
  return waiting ? 'PENDING_GUARDIAN' : 'ACTIVE';
}

const waits = (tx: Tx, id: string, own: Row): Promise<boolean> =>
  guardianMissing(tx, { id, birthDate: own.birth_date });

/** As a suspension does: what she had signed up for ends. */
async function suspend(tx: Tx, kept: { id: string; state: VolunteerState }, reason: string | null): Promise<void> {
  await moveVolunteer(tx, kept, 'suspend', { reason });
  for (const part of personParts()) await part.leave?.(tx, kept.id, '志愿者身份已暂停');
}

/**
 * All she ever agreed to goes along, and the last she said of a purpose counts: what was given before a later no of hers,
 * or before the same yes to a newer notice, ends at that moment, as if she had said both in one place (PIPL §15).
 */
async function carryConsents(tx: Tx, keptId: string, absorbedId: string): Promise<void> {
  const both = sql`${[keptId, absorbedId]}::uuid[]`;
  await tx.sql(sql`update consent c set withdrawn_at = l.at from (
      select o.id, max(x.at) as at from consent o join lateral (
        select w.withdrawn_at as at from consent w where w.volunteer_id = any(${both}) and w.purpose = o.purpose and w.withdrawn_at > o.given_at
        union all select n.given_at from consent n where n.volunteer_id = any(${both}) and n.purpose = o.purpose and n.withdrawn_at is null
          and (n.given_at, n.volunteer_id = ${keptId}) > (o.given_at, o.volunteer_id = ${keptId})) x on true
      where o.volunteer_id = any(${both}) and o.withdrawn_at is null group by o.id) l
    where c.id = l.id`);
  await tx.sql(sql`update consent set volunteer_id = ${keptId} where volunteer_id = ${absorbedId}`);
}

/** Of two open ones a guardian's yes outweighs a question still waiting; the record that stays keeps its own of two alike. */
async function carryGuardian(tx: Tx, keptId: string, absorbedId: string): Promise<void> {
  await tx.sql(sql`update guardian_consent g set state = 'ENDED', link_hash = null, link_cipher = null, decided_at = coalesce(g.decided_at, ${tx.now})
    from guardian_consent o where g.volunteer_id = any(${[keptId, absorbedId]}::uuid[]) and g.state in ('WAITING', 'GIVEN')
      and o.volunteer_id = any(${[keptId, absorbedId]}::uuid[]) and o.state in ('WAITING', 'GIVEN') and o.id <> g.id
      and (o.state = 'GIVEN', o.volunteer_id = ${keptId}) > (g.state = 'GIVEN', g.volunteer_id = ${keptId})`);
  await tx.sql(sql`update guardian_consent set volunteer_id = ${keptId} where volunteer_id = ${absorbedId}`);
}
