import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, type Refusal, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { qualificationReasons } from '../activity/activity.policy.ts';
import { lockActivity, staleReasons } from '../activity/lock-activity.ts';
import { publishFactsOf } from '../activity/publish-facts.ts';
import { callOff } from './call-off.ts';
import { ChangePlaces } from './change.input.ts';
import { changeFactsOf } from './change-facts.ts';
import { lockPlan, renewTimes } from './lock-plan.ts';
import { noteChange } from './note-change.ts';
import { type PlacesPlan, planPlaces } from './places-plan.ts';
import { canChangePlan } from './plan-change.policy.ts';

/**
 * More places, fewer, or none of a post in a shift. Who loses a place is what the coordinator saw and confirmed, to the
 * person; if that changed meanwhile she looks again. Counter and CHECK stay exact under the openings' locks.
 */
export const changePlaces = useCase({
  name: 'activity.change-places',
  label: '调整名额',
  input: ChangePlaces,
  async run(tx, input) {
    const row = await lockActivity(tx, input.activityId);
    if (isRefusal(row)) return row;
    await lockPlan(tx, row.id);
    const plan = await planPlaces((query) => tx.sql(query), row.id, input);
    const wrong = refuseIf([
      ...staleReasons(row, input.version),
      ...canChangePlan(tx.actor, await changeFactsOf(tx, row.id), tx.now),
      ...plan.reasons,
      ...(plan.reasons.length === 0 ? choiceReasons(plan, input) : []),
    ]);
    if (wrong) return wrong;
    const losing = plan.people.filter((person) => input.people.includes(person.signUpId));
    await callOff(
      tx,
      losing.map((person) => person.signUpId),
      input.reason,
    );
    const gates = await writePlaces(tx, row.id, plan);
    if (gates) return gates;
    await noteChange(tx, row, {
      kind: 'PLACES',
      reason: input.reason,
      details: {
        openings: plan.openings.map(({ surplus: _, startsAt, endsAt, ...opening }) => ({
          ...opening,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
        })),
        ...(losing.length > 0 && { chosen: input.byRule ? 'RULE' : 'COORDINATOR' }),
      },
      people: losing.map((person) => ({
        signUpId: person.signUpId,
        effect: 'LOST_PLACE',
        was: [person.startsAt, person.endsAt],
        becomes: null,
      })),
    });
    return { id: row.id };
  },
});

interface Choice {
  readonly people: readonly string[];
  readonly byRule: boolean;
  readonly reason: string;
}

/** By the rule: exactly those it names. By choice: as many as must go, of those who may, for a stated reason. */
function choiceReasons(plan: PlacesPlan, { people, byRule, reason }: Choice): readonly Reason[] {
  const chosen = new Set(people);
  const may = new Map(plan.people.map((person) => [person.signUpId, person]));
  const reasons: Reason[] = [];
  const ruled = plan.people.filter((person) => person.loses);
  if (
    [...chosen].some((id) => !may.has(id)) ||
    (byRule &&
      !sameSet(
        chosen,
        ruled.map((person) => person.signUpId),
      ))
  )
    reasons.push({ code: 'PEOPLE_CHANGED', field: 'people' });
  else
    for (const opening of plan.openings) {
      const count = (of: (id: string) => boolean): number =>
        plan.people.filter((person) => person.openingId === opening.id && of(person.signUpId)).length;
      const must = count((id) => may.get(id)?.loses === true);
      if (count((id) => chosen.has(id)) !== must)
        reasons.push({ code: 'CHOOSE_EXACTLY', field: 'people', params: { count: must } });
    }
  if (ruled.length > 0 && reason === '') reasons.push({ code: 'REASON_NEEDED', field: 'reason' });
  return reasons;
}

const sameSet = (set: ReadonlySet<string>, list: readonly string[]): boolean =>
  set.size === list.length && list.every((id) => set.has(id));

/** The numbers, then the gates that keep standing while it is published. */
async function writePlaces(tx: SignedInTx, id: string, plan: PlacesPlan): Promise<Refusal | null> {
  await tx.sql(sql`update opening o set maximum = n.maximum, minimum = least(o.minimum, n.maximum), version = o.version + 1
    from unnest(${plan.openings.map((one) => one.id)}::uuid[], ${plan.openings.map((one) => one.is)}::int[]) as n(id, maximum) where o.id = n.id`);
  await renewTimes(tx, id);
  return refuseIf(qualificationReasons(await publishFactsOf(tx, id)));
}
