import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, Refusal, type Refusal as Refused, refuse } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { barred, unitOf } from '../shared/reach.ts';
import { Activity } from './activity.entity.ts';
import { SaveActivity } from './activity.input.ts';
import { lawfulReasons } from './activity.policy.ts';
import { lockActivity } from './lock-activity.ts';
import { newActivity } from './new-activity.ts';
import { type Setting, settingOf } from './setting.ts';

/** Creates or changes an activity. A draft changes freely; a published one only in what describes it. */
export const saveActivity = useCase({
  name: 'activity.save-activity',
  label: '保存活动',
  input: SaveActivity,
  async run(tx, input) {
    const activity = input.id ? await change(tx, input.id, input) : await create(tx, input);
    if (isRefusal(activity)) return activity;
    tx.about({
      entityType: 'Activity',
      entityId: activity.id,
      unitId: activity.unitId,
      countyCode: activity.countyCode,
    });
    tx.touch(`activity:${activity.id}`);
    return { id: activity.id };
  },
});

async function create(tx: SignedInTx, input: SaveActivity): Promise<Activity | Refused> {
  const setting = await allowedSetting(tx, input);
  return isRefusal(setting) ? setting : newActivity(tx, setting, input);
}

async function change(tx: SignedInTx, id: string, input: SaveActivity): Promise<Activity | Refused> {
  const row = await lockActivity(tx, id, input.version ?? 0);
  if (isRefusal(row)) return row;
  if (row.state === 'CANCELLED' || row.state === 'CLOSED') return refuse('ACTIVITY_NOT_DRAFT');
  const activity = await tx.em.findOneOrFail(Activity, id);
  if (row.state === 'DRAFT') {
    const moved = input.unitId !== activity.unitId;
    const setting = await allowedSetting(tx, input, activity);
    if (isRefusal(setting)) return setting;
    // The county code is fixed when the row is made: a draft never moves to another county.
    if (moved && setting.unit.county_code !== activity.countyCode) return refuse('INVALID_INPUT', { field: 'unitId' });
    Object.assign(activity, {
      unitId: setting.unit.id,
      projectId: input.projectId ?? null,
      serviceTypeId: setting.type.id,
      privacyClass: setting.type.privacy_class,
    });
    activity.risk = setting.type.risk === 'HAZARDOUS' ? 'HAZARDOUS' : input.risk;
    activity.trainingRequired = input.trainingRequired;
    activity.locate(input.villageCode);
    describe(tx, activity, input);
    activity.index({ type: setting.type.name, unit: setting.unit.name, place: setting.placeName });
    return activity;
  }
  return await changePublished(tx, activity, input);
}

/** Those who signed up relied on the rest: type, organiser, risk and village stay; the law's fields stay filled. */
async function changePublished(tx: SignedInTx, activity: Activity, input: SaveActivity): Promise<Activity | Refused> {
  const fixed: [string, unknown, unknown][] = [
    ['unitId', activity.unitId, input.unitId],
    ['projectId', activity.projectId ?? null, input.projectId ?? null],
    ['serviceTypeId', activity.serviceTypeId, input.serviceTypeId],
    ['villageCode', activity.villageCode, input.villageCode],
    ['trainingRequired', activity.trainingRequired, input.trainingRequired],
  ];
  const reasons: Reason[] = fixed
    .filter(([, was, is]) => was !== is)
    .map(([field]) => ({ code: 'ACTIVITY_NOT_DRAFT', field }));
  if (activity.risk !== input.risk && input.risk === 'HAZARDOUS')
    reasons.push({ code: 'ACTIVITY_NOT_DRAFT', field: 'risk' });
  describe(tx, activity, input);
  reasons.push(...lawfulReasons(activity.lawfulFacts()));
  if (reasons.length > 0) return new Refusal(reasons);
  const setting = await settingOf(tx, input);
  if (isRefusal(setting)) return setting;
  activity.index({ type: setting.type.name, unit: setting.unit.name, place: setting.placeName });
  return activity;
}

function describe(tx: SignedInTx, activity: Activity, input: SaveActivity): void {
  const { title, place, content, requirements, risks, safeguards, personInCharge } = input;
  Object.assign(activity, { title, place, content, requirements, risks, safeguards, personInCharge });
  activity.insurancePolicyNo = input.insurancePolicyNo || null;
  // Unchanged when the form leaves it blank: the screen only ever has the masked number.
  if (input.contactPhone) activity.contactPhoneCipher = tx.services.cipher.seal(input.contactPhone);
}

/** Unit, type, village and project, each checked; every reason at once. */
async function allowedSetting(tx: SignedInTx, input: SaveActivity, before?: Activity): Promise<Setting | Refused> {
  const unit = await unitOf(tx, input.unitId);
  const no = unit
    ? barred(tx.actor, 'activity.manage', unit.path, 'unit.read')
    : refuse('NOT_FOUND', { field: 'unitId' });
  if (no) return no;
  const setting = await settingOf(tx, input, before?.serviceTypeId);
  const reasons: Reason[] = isRefusal(setting) ? [...setting.reasons] : [];
  if (input.projectId && input.projectId !== before?.projectId) {
    const [project] = await tx.sql<
      { state: string; path: string } & Record<string, unknown>
    >(sql`select p.state, u.path from project p
      join unit u on u.id = p.unit_id where p.id = ${input.projectId}`);
    if (!project || barred(tx.actor, 'activity.read', project.path))
      reasons.push({ code: 'NOT_FOUND', field: 'projectId' });
    else if (project.state === 'CLOSED') reasons.push({ code: 'PROJECT_CLOSED', field: 'projectId' });
  }
  return isRefusal(setting) || reasons.length > 0 ? new Refusal(reasons) : setting;
}
