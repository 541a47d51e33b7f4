import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { activityPublished } from '../activity.events.ts';
import { barred, unitOf } from '../shared/reach.ts';
import { QuickStart } from './activity.input.ts';
import { publishReasons } from './activity.policy.ts';
import { newActivity } from './new-activity.ts';
import { placesReasons, rangeReasons } from './plan.policy.ts';
import { publishFactsOf } from './publish-facts.ts';
import { settingOf } from './setting.ts';
import { writePlan } from './write-plan.ts';

/** What an ordinary activity of an hour or two says; the organiser can change it afterwards. */
const ordinary = {
  requirements: '身体健康，能按时到岗，服从现场安排。',
  risks: '一般性风险：请注意往返途中和现场的安全。',
  safeguards: '活动负责人在现场统一安排，提供必要的物品和说明。',
  post: '志愿者',
} as const;

/** One screen: what, where, when, how many — through the same gates, published at once. */
export const quickStart = useCase({
  name: 'activity.quick-start',
  label: '快速发起活动',
  input: QuickStart,
  async run(tx, input) {
    const unit = await unitOf(tx, input.unitId);
    const no = unit
      ? barred(tx.actor, 'activity.manage', unit.path, 'unit.read')
      : refuse('NOT_FOUND', { field: 'unitId' });
    if (no) return no;
    const villageCode = input.villageCode || (await villageOf(tx, input.unitId));
    const setting = await settingOf(tx, { ...input, villageCode });
    const reasons: Reason[] = [
      ...(isRefusal(setting) ? setting.reasons : []),
      ...rangeReasons(input, 'endsAt'),
      ...placesReasons({ minimum: 1, maximum: input.people }, { minimum: 'people', maximum: 'people' }),
      ...(input.startsAt <= tx.now ? [{ code: 'STARTS_IN_PAST', field: 'startsAt' } satisfies Reason] : []),
    ];
    if (isRefusal(setting) || reasons.length > 0) return new Refusal(reasons);
    const activity = newActivity(tx, setting, {
      ...ordinary,
      title: input.title,
      place: input.place,
      villageCode,
      content: input.content || input.title,
      risk: 'ORDINARY',
      personInCharge: input.personInCharge || tx.actor.name,
      contactPhone: input.contactPhone ?? (await ownPhone(tx)),
      insurancePolicyNo: '',
      trainingRequired: false,
    });
    await tx.em.flush();
    const needed = setting.type.required_qualification ?? '';
    const held = await writePlan(tx, activity, {
      posts: [
        {
          key: 'post',
          name: ordinary.post,
          duties: '',
          needsQualification: needed !== '',
          requiredQualification: needed,
          minAge: null,
        },
      ],
      shifts: [{ key: 'shift', startsAt: input.startsAt, endsAt: input.endsAt, label: '' }],
      openings: [{ postKey: 'post', shiftKey: 'shift', minimum: 1, maximum: input.people, flow: 'DIRECT' }],
    });
    const shut = refuseIf([...held, ...publishReasons(await publishFactsOf(tx, activity.id), tx.now)]);
    if (shut) return shut;
    await tx.em.refresh(activity); // the plan moved its times and version
    activity.publish(tx.now);
    tx.about({
      entityType: 'Activity',
      entityId: activity.id,
      unitId: activity.unitId,
      countyCode: activity.countyCode,
    });
    tx.publish(activityPublished.of({ activityId: activity.id }));
    return { id: activity.id };
  },
});

/** The village the unit or its team belongs to, when none was chosen. */
async function villageOf(tx: SignedInTx, unitId: string): Promise<string> {
  const [row] = await tx.sql<
    { code: string | null } & Record<string, unknown>
  >(sql`select coalesce(t.village_code, u.division_code) as code
    from unit u left join team t on t.id = u.id where u.id = ${unitId}`);
  return row?.code ?? '';
}

async function ownPhone(tx: SignedInTx): Promise<string | null> {
  const [row] = await tx.sql<{ phone_cipher: string } & Record<string, unknown>>(
    sql`select phone_cipher from account where id = ${tx.actor.accountId}`,
  );
  return row ? tx.services.cipher.open(row.phone_cipher) : null;
}
