import { limits } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { activityPublished } from '../activity.events.ts';
import { unitToManage } from '../shared/reach.ts';
import { type PlanInput, quickStartFields } from './activity.input.ts';
import { publishReasons } from './activity.policy.ts';
import { newActivity } from './new-activity.ts';
import { placesReasons, rangeReasons, startReasons } from './plan.policy.ts';
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
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(quickStartFields, raw);
    const { unit, reasons: barring } = await unitToManage(tx, values.unitId);
    // Left blank, it is the unit's own village; while the unit is not known, nothing is said of it.
    const villageCode = values.villageCode || (unit ? await villageOf(tx, unit.id) : undefined);
    const { setting, type, ...more } = await settingOf(tx, { unit, serviceTypeId: values.serviceTypeId, villageCode });
    reasons.push(
      ...barring,
      ...more.reasons,
      ...rangeReasons(values, 'endsAt'),
      ...placesReasons({ minimum: 1, maximum: values.people }, { minimum: 'people', maximum: 'people' }),
      ...startReasons(values.startsAt, tx.now, 'startsAt'),
    );
    // The one gate an ordinary draft of one screen can fail: it has no place for a policy number (AT-4).
    if (type?.risk === 'HAZARDOUS') reasons.push({ code: 'INSURANCE_NEEDED', field: 'insurancePolicyNo' });
    if (!complete || !setting || villageCode === undefined || reasons.length > 0) return new Refusal(reasons);
    if (!complete.another && (await justMade(tx, complete)))
      return new Refusal([
        {
          code: 'SAME_JUST_MADE',
          field: 'another',
          overridable: true,
          params: { title: complete.title, minutes: limits.sameStartMinutes },
        },
      ]);
    const activity = newActivity(tx, setting, {
      ...ordinary,
      title: complete.title,
      place: complete.place,
      villageCode,
      content: complete.content || complete.title,
      risk: 'ORDINARY',
      personInCharge: complete.personInCharge || tx.actor.name,
      contactPhone: complete.contactPhone ?? (await ownPhone(tx)),
      insurancePolicyNo: '',
      trainingRequired: false,
      homeVisit: complete.homeVisit ?? false,
    });
    await tx.em.flush();
    await writePlan(tx, activity, planOf(complete, setting.type.required_qualification ?? ''));
    const shut = refuseIf(publishReasons(await publishFactsOf(tx, activity.id), tx.now));
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

/** One post, one shift; the post needs what the type needs. */
const planOf = (
  { startsAt, endsAt, people }: { readonly startsAt: Date; readonly endsAt: Date; readonly people: number },
  requiredQualification: string,
): PlanInput => ({
  posts: [
    {
      key: 'post',
      name: ordinary.post,
      duties: '',
      needsQualification: requiredQualification !== '',
      requiredQualification,
      minAge: null,
    },
  ],
  shifts: [{ key: 'shift', startsAt, endsAt, label: '' }],
  openings: [
    {
      postKey: 'post',
      shiftKey: 'shift',
      minimum: 1,
      maximum: people,
      flow: 'DIRECT',
      requiredQualification: '',
      minAge: null,
    },
  ],
});

/** A double tap, or a second try after a slow answer: the same again within minutes. One after the other asks, so that two at once cannot both pass. */
async function justMade(
  tx: SignedInTx,
  { unitId, title, place, startsAt }: { unitId: string; title: string; place: string; startsAt: Date },
): Promise<boolean> {
  await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended(${`quick-start:${unitId}`}, 0))`);
  const since = new Date(tx.now.getTime() - limits.sameStartMinutes * 60_000);
  const same =
    await tx.sql(sql`select 1 as one from activity where unit_id = ${unitId} and created_at > ${since} and title = ${title}
    and place = ${place} and starts_at = ${startsAt} and state <> 'CANCELLED' limit 1`);
  return same.length > 0;
}

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
