import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields, parseRows } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { kindsToName } from '../../service-type/index.ts';
import { openingFields, postFields, type SoundPlan, shiftFields } from './activity.input.ts';
import { qualificationReasons } from './activity.policy.ts';
import { lockActivity, staleReasons } from './lock-activity.ts';
import { planReasons } from './plan.policy.ts';
import { publishFactsOf } from './publish-facts.ts';
import { standingReasons, writePlan } from './write-plan.ts';

const fields = { activityId: z.string(), version: z.int() } as const;

/** Posts, shifts and openings as one whole. Over what people signed up for, the plan may only grow. */
export const planActivity = useCase({
  name: 'activity.plan-activity',
  label: '安排岗位与时段',
  input: anyFields,
  async run(tx, raw) {
    const { values, reasons } = parseFields(fields, raw);
    const posts = parseRows('posts', postFields, raw['posts'], limits.posts);
    const shifts = parseRows('shifts', shiftFields, raw['shifts'], limits.shifts);
    const openings = parseRows('openings', openingFields, raw['openings'], limits.posts * limits.shifts);
    const row = await lockActivity(tx, values.activityId);
    if (isRefusal(row)) return row;
    const ended = row.state === 'PUBLISHED' && row.ends_at !== null && new Date(row.ends_at) <= tx.now;
    if (ended || (row.state !== 'DRAFT' && row.state !== 'PUBLISHED')) return new Refusal([{ code: 'ACTIVITY_OVER' }]);
    const lists = [posts, shifts, openings].every((list) => list.complete !== null || list.values.length > 0);
    const plan: SoundPlan = { posts: posts.values, shifts: shifts.values, openings: openings.values };
    reasons.push(...staleReasons(row, values.version), ...posts.reasons, ...shifts.reasons, ...openings.reasons);
    // A list too long to be read says nothing of what it holds.
    if (lists) {
      reasons.push(...planReasons(plan, await kindsFor(tx, row.id)), ...(await standingReasons(tx, row, plan)));
      // Published, the gates keep standing.
      if (row.state === 'PUBLISHED') reasons.push(...(await gateReasons(tx, row.id, plan)));
    }
    if (!posts.complete || !shifts.complete || !openings.complete || reasons.length > 0) return new Refusal(reasons);
    await writePlan(tx, row, { posts: posts.complete, shifts: shifts.complete, openings: openings.complete });
    tx.about({ entityType: 'Activity', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    tx.touch(`activity:${row.id}`);
    return { id: row.id };
  },
});

/** The gates of publication, asked of the plan before it is written. */
async function gateReasons(tx: SignedInTx, id: string, plan: SoundPlan): Promise<readonly Reason[]> {
  const posts = plan.posts.map((post) => ({
    name: post.name ?? '',
    // Of a malformed row nothing is said that it may not mean.
    needs: (post.needsQualification ?? false) && post.requiredQualification !== undefined,
    qualification: post.requiredQualification || null,
    open: plan.openings.some(({ postKey }) => postKey !== undefined && postKey === post.key),
  }));
  const whole = plan.posts.every((post) => post.key !== undefined && post.requiredQualification !== undefined);
  const facts = await publishFactsOf(tx, id);
  return qualificationReasons({ ...facts, typeQualification: whole ? facts.typeQualification : null, posts });
}

/** What its posts and openings name already, and what its type asks of every post, may be named further. */
async function kindsFor(tx: SignedInTx, activityId: string): Promise<ReadonlyMap<string, boolean>> {
  const kept = await tx.sql<{ code: string }>(sql`select required_qualification as code from post
      where activity_id = ${activityId} and required_qualification is not null
    union select required_qualification from opening where activity_id = ${activityId} and required_qualification is not null
    union select t.required_qualification from activity a join service_type t on t.id = a.service_type_id
      where a.id = ${activityId} and t.required_qualification is not null`);
  return kindsToName(
    tx,
    kept.map(({ code }) => code),
  );
}
