import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { isRefusal, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { Activity } from '../activity/activity.entity.ts';
import { lockActivity, staleReasons } from '../activity/lock-activity.ts';
import { callOff } from './call-off.ts';
import { changeFactsOf } from './change-facts.ts';
import { lockPlan, renewOpenings } from './lock-plan.ts';
import { noteChange } from './note-change.ts';
import { plannedPeople, waits } from './people.ts';
import { canCancelActivity } from './plan-change.policy.ts';

/** The activity does not take place: every place is given back, everyone is told why. Never once somebody has come. */
export const cancelActivity = useCase({
  name: 'activity.cancel-activity',
  label: '取消活动',
  input: z.object({ id: z.string(), version: z.int(), reason: text(limits.shortText) }),
  async run(tx, { id, version, reason }) {
    const row = await lockActivity(tx, id);
    if (isRefusal(row)) return row;
    await lockPlan(tx, id);
    const barring = canCancelActivity(tx.actor, await changeFactsOf(tx, id), tx.now);
    // Whoever comes second hears that it is cancelled; that her version is old follows from it.
    const no = refuseIf(row.state === 'CANCELLED' ? barring : [...staleReasons(row, version), ...barring]);
    if (no) return no;
    const people = (await plannedPeople((query) => tx.sql(query), id)).filter(waits);
    const activity = await tx.em.findOneOrFail(Activity, id);
    activity.cancel();
    await callOff(
      tx,
      people.map((person) => person.signUpId),
      reason,
    );
    await renewOpenings(tx, id);
    await noteChange(tx, row, {
      kind: 'CANCELLED',
      reason,
      details: {},
      people: people.map((person) => ({
        signUpId: person.signUpId,
        effect: 'CALLED_OFF',
        was: [person.startsAt, person.endsAt],
        becomes: null,
      })),
    });
    return { id };
  },
});
