import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal, refuse } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { barred, unitOf, unitToManage } from '../shared/reach.ts';
import { Activity } from './activity.entity.ts';
import { saveActivityFields } from './activity.input.ts';
import { lawfulReasons } from './activity.policy.ts';
import { lockActivity, staleReasons } from './lock-activity.ts';
import { newActivity } from './new-activity.ts';
import { type Setting, settingOf } from './setting.ts';

type Given = ReturnType<typeof parseFields<typeof saveActivityFields>>;

/** Creates or changes an activity. A draft changes freely; a published one only in what describes it. */
export const saveActivity = useCase({
  name: 'activity.save-activity',
  label: '保存活动',
  input: anyFields,
  async run(tx, raw) {
    const given = parseFields(saveActivityFields, raw);
    const { id } = given.values;
    const activity = id ? await change(tx, id, given) : await create(tx, given);
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

async function create(tx: SignedInTx, { values, complete, reasons }: Given): Promise<Activity | Refusal> {
  const { setting, ...more } = await allowedSetting(tx, values);
  reasons.push(...more.reasons);
  return complete && setting && reasons.length === 0 ? newActivity(tx, setting, complete) : new Refusal(reasons);
}

async function change(tx: SignedInTx, id: string, given: Given): Promise<Activity | Refusal> {
  const row = await lockActivity(tx, id);
  if (isRefusal(row)) return row;
  if (row.state === 'CANCELLED' || row.state === 'CLOSED') return refuse('ACTIVITY_OVER');
  const activity = await tx.em.findOneOrFail(Activity, id);
  given.reasons.push(...staleReasons(row, given.values.version));
  return row.state === 'DRAFT' ? changeDraft(tx, activity, given) : changePublished(tx, activity, given);
}

async function changeDraft(
  tx: SignedInTx,
  activity: Activity,
  { values, complete, reasons }: Given,
): Promise<Activity | Refusal> {
  const { setting, ...more } = await allowedSetting(tx, values, activity);
  reasons.push(...more.reasons);
  // The county code is fixed when the row is made: a draft never moves to another county.
  if (setting && setting.unit.id !== activity.unitId && setting.unit.county_code !== activity.countyCode)
    reasons.push({ code: 'INVALID_INPUT', field: 'unitId' });
  if (!complete || !setting || reasons.length > 0) return new Refusal(reasons);
  Object.assign(activity, {
    unitId: setting.unit.id,
    projectId: complete.projectId ?? null,
    serviceTypeId: setting.type.id,
  });
  activity.follow(setting.type, complete.risk);
  activity.trainingRequired = complete.trainingRequired;
  activity.homeVisit = complete.homeVisit ?? activity.homeVisit;
  activity.locate(complete.villageCode);
  describe(tx, activity, complete);
  activity.index({ type: setting.type.name, unit: setting.unit.name, place: setting.placeName });
  return activity;
}

/** Those who signed up relied on the rest: type, organiser, risk and village stay; the law's fields stay filled. */
async function changePublished(
  tx: SignedInTx,
  activity: Activity,
  { values, reasons }: Given,
): Promise<Activity | Refusal> {
  const fixed: [keyof Given['values'], unknown][] = [
    ['unitId', activity.unitId],
    ['projectId', activity.projectId ?? null],
    ['serviceTypeId', activity.serviceTypeId],
    ['villageCode', activity.villageCode],
    ['trainingRequired', activity.trainingRequired],
  ];
  reasons.push(
    ...fixed
      .filter(([field, was]) => field in values && (values[field] ?? null) !== was)
      .map(([field]): Reason => ({ code: 'ACTIVITY_NOT_DRAFT', field })),
  );
  // How it is attended is known before anybody signs up.
  if ((values.homeVisit ?? activity.homeVisit) !== activity.homeVisit)
    reasons.push({ code: 'ACTIVITY_NOT_DRAFT', field: 'homeVisit' });
  if (activity.risk !== values.risk && values.risk === 'HAZARDOUS')
    reasons.push({ code: 'ACTIVITY_NOT_DRAFT', field: 'risk' });
  const { place } = activity;
  describe(tx, activity, values);
  // Those who signed up would go to the old place: moving it tells them.
  if (activity.place !== place) reasons.push(...(await movedReasons(tx, activity.id)));
  reasons.push(...lawfulReasons(activity.lawfulFacts()));
  const { serviceTypeId, villageCode } = activity;
  const unit = await unitOf(tx, activity.unitId);
  const { setting } = await settingOf(tx, { unit, serviceTypeId, villageCode }, serviceTypeId);
  if (reasons.length > 0) return new Refusal(reasons);
  if (setting) activity.index({ type: setting.type.name, unit: setting.unit.name, place: setting.placeName });
  return activity;
}

async function movedReasons(tx: SignedInTx, id: string): Promise<readonly Reason[]> {
  const [row] = await tx.sql<{ count: number }>(sql`select count(*)::int as count from sign_up
    where activity_id = ${id} and state in ('REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED')`);
  return row && row.count > 0 ? [{ code: 'MOVE_NEEDED', field: 'place', params: { count: row.count } }] : [];
}

const described = ['title', 'place', 'content', 'requirements', 'risks', 'safeguards', 'personInCharge'] as const;

function describe(tx: SignedInTx, activity: Activity, values: Given['values']): void {
  for (const field of described) activity[field] = values[field] ?? activity[field];
  if (values.insurancePolicyNo !== undefined) activity.insurancePolicyNo = values.insurancePolicyNo || null;
  // Unchanged when the form leaves it blank: the screen only ever has the masked number.
  if (values.contactPhone) activity.contactPhoneCipher = tx.services.cipher.seal(values.contactPhone);
}

/** Unit, type, village and project, each checked; every reason at once. */
async function allowedSetting(
  tx: SignedInTx,
  values: Given['values'],
  before?: Activity,
): Promise<{ setting: Setting | null; reasons: readonly Reason[] }> {
  const { unit, reasons: barring } = await unitToManage(tx, values.unitId);
  const { setting, reasons } = await settingOf(tx, { ...values, unit }, before?.serviceTypeId);
  const project = await projectReasons(tx, values.projectId === before?.projectId ? null : values.projectId);
  return { setting, reasons: [...barring, ...reasons, ...project] };
}

/** A project takes an activity while it runs, and only from somebody who sees it. */
async function projectReasons(tx: SignedInTx, id: string | null | undefined): Promise<readonly Reason[]> {
  if (!id) return [];
  const [project] = await tx.sql<{ state: string; path: string } & Record<string, unknown>>(
    sql`select p.state, u.path from project p join unit u on u.id = p.unit_id where p.id = ${id}`,
  );
  if (!project || barred(tx.actor, 'activity.read', project.path)) return [{ code: 'NOT_FOUND', field: 'projectId' }];
  return project.state === 'CLOSED' ? [{ code: 'PROJECT_CLOSED', field: 'projectId' }] : [];
}
