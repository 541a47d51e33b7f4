import type { ActivityState, Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import type { PlanInput, SoundPlan } from './activity.input.ts';
import { Opening, Post, Shift } from './plan.entity.ts';
import { farReasons, startReasons } from './plan.policy.ts';

interface Held extends Record<string, unknown> {
  id: string;
  taken: number;
  sign_ups: number;
}
interface Current {
  readonly posts: ReadonlyMap<string, Post>;
  readonly shifts: ReadonlyMap<string, Shift>;
  readonly openings: readonly Opening[];
  readonly held: ReadonlyMap<string, Held>;
}

/** Openings are locked before anything is checked: a sign-up either came before and is counted, or finds the new plan. */
async function current(tx: SignedInTx, activityId: string): Promise<Current> {
  await tx.sql(sql`select id from opening where activity_id = ${activityId} order by id for update`);
  const held =
    await tx.sql<Held>(sql`select o.id, o.taken, (select count(*)::int from sign_up s where s.opening_id = o.id) as sign_ups
    from opening o where o.activity_id = ${activityId}`);
  const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
    new Map(rows.map((row) => [row.id, row]));
  return {
    posts: byId(await tx.em.find(Post, { activityId })),
    shifts: byId(await tx.em.find(Shift, { activityId })),
    openings: await tx.em.find(Opening, { activityId }),
    held: byId(held),
  };
}

const moved = (was: Shift, { startsAt = was.startsAt, endsAt = was.endsAt }: SoundPlan['shifts'][number]): boolean =>
  was.startsAt.getTime() !== startsAt.getTime() || was.endsAt.getTime() !== endsAt.getTime();
const shiftOf = (now: Current, { key }: SoundPlan['shifts'][number]): Shift | undefined => now.shifts.get(key ?? '');

/** What people already signed up for cannot be taken away from under them. */
function heldReasons(now: Current, plan: SoundPlan): readonly Reason[] {
  const reasons: Reason[] = [];
  // Which opening a malformed row means, nobody can say: none is taken for removed meanwhile.
  const whole = plan.openings.every(({ postKey, shiftKey }) => postKey !== undefined && shiftKey !== undefined);
  const signUps = (opening: Opening): number => now.held.get(opening.id)?.sign_ups ?? 0;
  for (const opening of now.openings) {
    const at = plan.openings.findIndex(
      (wanted) => wanted.postKey === opening.postId && wanted.shiftKey === opening.shiftId,
    );
    const taken = now.held.get(opening.id)?.taken ?? 0;
    // A post already given up in a shift stays as a row for those who had signed up; it is wanted by nobody.
    if (at < 0 && whole && signUps(opening) > 0 && opening.maximum > 0)
      reasons.push({ code: 'HAS_SIGN_UPS', field: 'openings', params: { count: signUps(opening) } });
    if (at >= 0 && (plan.openings[at]?.maximum ?? taken) < taken)
      reasons.push({ code: 'HAS_SIGN_UPS', field: `openings.${at}.maximum`, params: { count: taken } });
  }
  plan.shifts.forEach((shift, i) => {
    const was = shiftOf(now, shift);
    if (!was || !moved(was, shift)) return;
    const count = now.openings
      .filter((opening) => opening.shiftId === was.id)
      .reduce((sum, opening) => sum + signUps(opening), 0);
    if (count > 0) reasons.push({ code: 'HAS_SIGN_UPS', field: `shifts.${i}.startsAt`, params: { count } });
  });
  return reasons;
}

/** What is new in a plan lies within reach; of a published one it also lies ahead. */
const timeReasons = (now: Current, plan: SoundPlan, state: ActivityState, at: Date): readonly Reason[] =>
  plan.shifts.flatMap((shift, i) => {
    const was = shiftOf(now, shift);
    if (was && !moved(was, shift)) return [];
    return (state === 'PUBLISHED' ? startReasons : farReasons)(shift.startsAt, at, `shifts.${i}.startsAt`);
  });

/** What speaks against a plan because of what stands; the openings are locked from here on. */
export async function standingReasons(
  tx: SignedInTx,
  activity: { readonly id: string; readonly state: ActivityState },
  plan: SoundPlan,
): Promise<readonly Reason[]> {
  const now = await current(tx, activity.id);
  return [
    ...heldReasons(now, plan),
    // A published plan keeps an opening.
    ...(activity.state === 'PUBLISHED' && plan.openings.length === 0
      ? [{ code: 'NO_OPENING', field: 'openings' } as const]
      : []),
    ...timeReasons(now, plan, activity.state, tx.now),
  ];
}

/** Makes posts, shifts and openings what the plan says, as one whole; rows keep their ids by key. Checks come before. */
export async function writePlan(tx: SignedInTx, activity: { readonly id: string }, plan: PlanInput): Promise<void> {
  const now = await current(tx, activity.id);
  const gone = now.openings.filter(
    (opening) =>
      (now.held.get(opening.id)?.sign_ups ?? 0) === 0 &&
      !plan.openings.some((wanted) => wanted.postKey === opening.postId && wanted.shiftKey === opening.shiftId),
  );
  for (const opening of gone) tx.em.remove(opening);
  await tx.em.flush();
  const changedShifts = plan.shifts.flatMap((shift) => {
    const was = now.shifts.get(shift.key);
    return was && moved(was, shift) ? [was.id] : [];
  });
  const postIds = writePosts(tx, activity.id, now, plan);
  const shiftIds = writeShifts(tx, activity.id, now, plan);
  await tx.em.flush();
  writeOpenings(tx, activity.id, now, plan, postIds, shiftIds);
  await tx.em.flush();
  // A sign-up that read the old times fails on the version and reads again.
  if (changedShifts.length > 0)
    await tx.sql(sql`update opening set version = version + 1 where shift_id = any(${changedShifts}::uuid[])`);
  await tx.sql(sql`update activity set version = version + 1, (starts_at, ends_at) = (
      select min(s.starts_at), max(s.ends_at) from shift s where s.activity_id = ${activity.id}
        and (exists (select from opening o where o.shift_id = s.id and o.maximum > 0) or not exists (select from opening o where o.activity_id = ${activity.id})))
    where id = ${activity.id}`);
}

/** Openings somebody signed up for once: their rows stay. */
const keptOpenings = (now: Current): readonly Opening[] =>
  now.openings.filter((opening) => (now.held.get(opening.id)?.sign_ups ?? 0) > 0);

function writePosts(tx: SignedInTx, activityId: string, now: Current, plan: PlanInput): Map<string, string> {
  const ids = new Map<string, string>();
  plan.posts.forEach((post, sort) => {
    const values = {
      name: post.name,
      duties: post.duties,
      needsQualification: post.needsQualification || Boolean(post.requiredQualification),
      requiredQualification: post.requiredQualification || null,
      minAge: post.minAge ?? null,
      sort,
    };
    const was = now.posts.get(post.key);
    if (was) Object.assign(was, values);
    const id = was?.id ?? newId();
    if (!was) tx.em.create(Post, { id, activityId, ...values }, { persist: true });
    ids.set(post.key, id);
  });
  const kept = keptOpenings(now).map((opening) => opening.postId);
  for (const post of now.posts.values()) if (!ids.has(post.id) && !kept.includes(post.id)) tx.em.remove(post);
  return ids;
}

function writeShifts(tx: SignedInTx, activityId: string, now: Current, plan: PlanInput): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { key, startsAt, endsAt, label } of plan.shifts) {
    const was = now.shifts.get(key);
    if (was) Object.assign(was, { startsAt, endsAt, label });
    const id = was?.id ?? newId();
    if (!was) tx.em.create(Shift, { id, activityId, startsAt, endsAt, label }, { persist: true });
    ids.set(key, id);
  }
  const kept = keptOpenings(now).map((opening) => opening.shiftId);
  for (const shift of now.shifts.values()) if (!ids.has(shift.id) && !kept.includes(shift.id)) tx.em.remove(shift);
  return ids;
}

function writeOpenings(
  tx: SignedInTx,
  activityId: string,
  now: Current,
  plan: PlanInput,
  postIds: ReadonlyMap<string, string>,
  shiftIds: ReadonlyMap<string, string>,
): void {
  for (const { postKey, shiftKey, ...wanted } of plan.openings) {
    const postId = postIds.get(postKey);
    const shiftId = shiftIds.get(shiftKey);
    if (!postId || !shiftId) throw new Error('planReasons let an unknown key pass.');
    const was = now.openings.find((opening) => opening.postId === postId && opening.shiftId === shiftId);
    const values = {
      ...wanted,
      requiredQualification: wanted.requiredQualification || null,
      minAge: wanted.minAge ?? null,
    };
    if (was) Object.assign(was, values);
    else tx.em.create(Opening, { id: newId(), activityId, postId, shiftId, ...values }, { persist: true });
  }
}
