import { z } from 'zod';
import { isRefusal, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { activityPublished } from '../activity.events.ts';
import { Activity } from './activity.entity.ts';
import { publishReasons } from './activity.policy.ts';
import { lockActivity, staleReasons } from './lock-activity.ts';
import { publishFactsOf } from './publish-facts.ts';

/** Opens it for sign-up, when every condition of the law holds (rules §1.2, AT-4); refused with every reason. */
export const publishActivity = useCase({
  name: 'activity.publish-activity',
  label: '发布活动',
  input: z.object({ id: z.string(), version: z.int() }),
  async run(tx, { id, version }) {
    const row = await lockActivity(tx, id);
    if (isRefusal(row)) return row;
    const no = refuseIf([...staleReasons(row, version), ...publishReasons(await publishFactsOf(tx, id), tx.now)]);
    if (no) return no;
    const activity = await tx.em.findOneOrFail(Activity, id);
    activity.publish(tx.now);
    tx.about({ entityType: 'Activity', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(activityPublished.of({ activityId: id }));
    tx.touch(`activity:${id}`);
    return { id };
  },
});
