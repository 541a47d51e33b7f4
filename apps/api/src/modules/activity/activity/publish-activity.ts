import { z } from 'zod';
import { isRefusal, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { activityPublished } from '../activity.events.ts';
import { unitOf } from '../shared/reach.ts';
import { Activity } from './activity.entity.ts';
import { publishReasons } from './activity.policy.ts';
import { lockActivity, staleReasons } from './lock-activity.ts';
import { publishFactsOf } from './publish-facts.ts';
import { settingOf } from './setting.ts';

/** Opens it for sign-up, when every condition of the law holds (rules §1.2, AT-4); refused with every reason. What its type became since the draft was saved holds from now on. */
export const publishActivity = useCase({
  name: 'activity.publish-activity',
  label: '发布活动',
  input: z.object({ id: z.string(), version: z.int() }),
  async run(tx, { id, version }) {
    const row = await lockActivity(tx, id);
    if (isRefusal(row)) return row;
    const activity = await tx.em.findOneOrFail(Activity, id);
    const { serviceTypeId, villageCode } = activity;
    const unit = await unitOf(tx, row.unit_id);
    const { setting } = await settingOf(tx, { unit, serviceTypeId, villageCode }, serviceTypeId);
    const no = refuseIf([...staleReasons(row, version), ...publishReasons(await publishFactsOf(tx, id), tx.now)]);
    if (no) return no;
    if (setting) {
      activity.follow(setting.type);
      activity.index({ type: setting.type.name, unit: setting.unit.name, place: setting.placeName });
    }
    activity.publish(tx.now);
    tx.about({ entityType: 'Activity', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(activityPublished.of({ activityId: id }));
    tx.touch(`activity:${id}`);
    return { id };
  },
});
