import { isSealed, type PrivacyClass, type ScanKind } from '@jinguo/schema';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { sealedName } from '../finding/veil.ts';
import type { CodeTargetType } from './attendance.type.ts';
import { type Candidate, candidatesOf, checkFacts, readCode } from './read-code.ts';
import { checkReasons } from './window.ts';

/** As narrow as checking in itself: both are guesses at a code. */
const brake = { name: 'activity.resolve-code', rate: { points: 20, seconds: 60 } } as const;

/** Where a code leads her, before anything is written: for a QR opened by any phone's own scanner. */
export async function resolveCode(
  ctx: AppContext,
  code: string,
  activityId: string | null | undefined,
): Promise<CodeTargetType | Refusal> {
  if (!ctx.actor) return refuse('NOT_SIGNED_IN');
  if (!ctx.actor.volunteerId) return refuse('NOT_A_VOLUNTEER');
  const limited = await ctx.services.limits.check(ctx, brake);
  if (limited) return limited;
  const now = ctx.services.now();
  const brought = { code: code.trim(), activityId };
  const rows = await ctx.services.read.rows<Candidate & { starts_at: unknown; ends_at: unknown }>(
    candidatesOf(ctx.actor.volunteerId, brought, now, false),
  );
  const candidates = rows.map((row) => ({
    ...row,
    starts_at: new Date(row.starts_at as unknown as string),
    ends_at: new Date(row.ends_at as unknown as string),
  }));
  const found = readCode(candidates, brought, null, ctx.services.cipher, now);
  if ('reason' in found) return new Refusal([found.reason]);
  const { signUp } = found;
  const [names] = await ctx.services.read.rows<{
    title: string;
    post: string;
    privacy: PrivacyClass;
  }>(sql`select a.title, p.name as post, a.privacy_class as privacy
    from opening o join post p on p.id = o.post_id join activity a on a.id = o.activity_id where o.id = ${signUp.opening_id}`);
  if (!names) return refuse('NOT_FOUND');
  const hidden = isSealed(names.privacy);
  return {
    signUpId: signUp.id,
    activityTitle: hidden ? sealedName : names.title,
    postName: hidden ? sealedName : names.post,
    startsAt: signUp.starts_at,
    endsAt: signUp.ends_at,
    next: nextOf(signUp, now),
  };
}

function nextOf(signUp: Candidate, now: Date): ScanKind | null {
  const facts = checkFacts(signUp);
  if (checkReasons('IN', facts, now).length === 0) return 'IN';
  return checkReasons('OUT', facts, now).length === 0 ? 'OUT' : null;
}
