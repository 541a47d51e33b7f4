import type { Reason } from '@jinguo/schema';
import type { Cipher } from '../../../platform/crypto/cipher.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { offlineColumns } from '../offline/offline-scan.sql.ts';
import type { SignUpRow } from '../taking/sign-up.moves.ts';
import { checkCode } from './check-in-code.ts';

/** One of her sign-ups near now, with its activity's code. */
export interface Candidate extends SignUpRow {
  secret: string;
  /** Scans made without a network that wait to be confirmed. */
  offline_in_at: Date | null;
  offline_out_at: Date | null;
}

/** What a person brought: a code, and where she says it belongs. */
export interface BroughtCode {
  readonly code: string;
  readonly activityId?: string | null | undefined;
  readonly signUpId?: string | null | undefined;
}

/** Her sign-ups a code could mean: around now, or the one she names. Locked where `lock` says so. */
export const candidatesOf = (volunteerId: string, brought: BroughtCode, now: Date, lock: boolean): Fragment => sql`
  select su.id, su.opening_id, su.activity_id, su.volunteer_id, su.state, su.version, lower(su.during) as starts_at, upper(su.during) as ends_at,
    su.checked_in_at, a.unit_id, su.county_code, u.path, a.check_in_secret_cipher as secret, ${offlineColumns}
  from sign_up su join activity a on a.id = su.activity_id join unit u on u.id = a.unit_id
  where su.volunteer_id = ${volunteerId} and su.state in ('SIGNED_UP', 'ARRIVED', 'COMPLETED', 'REQUESTED', 'NO_SHOW')
    and (su.during && tstzrange(${new Date(now.getTime() - 86_400_000)}::timestamptz, ${new Date(now.getTime() + 86_400_000)}::timestamptz)
      or su.activity_id = ${idOrNull(brought.activityId)}::uuid or su.id = ${idOrNull(brought.signUpId)}::uuid)
  order by lower(su.during), su.id limit 50 ${raw(lock ? 'for update of su' : '')}`;

const idOrNull = (id: string | null | undefined): string | null => (id && isId(id) ? id : null);

type Judge = (secret: string, activityId: string) => 'VALID' | 'CODE_EXPIRED' | 'CODE_WRONG' | 'SCAN_TIME_MISMATCH';

/** The sign-up a code leads to, or why it leads nowhere. `judge` says what a code is worth there: now, unless told otherwise. */
export function readCode(
  candidates: readonly Candidate[],
  brought: BroughtCode,
  kind: 'IN' | 'OUT' | null,
  cipher: Cipher,
  now: Date,
  judge: Judge = (secret, activityId) => checkCode(secret, activityId, brought.code, now),
): { signUp: Candidate } | { reason: Reason } {
  const named = brought.signUpId ? candidates.filter((one) => one.id === brought.signUpId) : null;
  if (named?.length === 0) return { reason: { code: 'NO_SIGN_UP_HERE' } };
  const digits = /^\d{6}$/.test(brought.code);
  // A QR names its activity; six digits are looked for among her own.
  if (named && brought.activityId && named[0]?.activity_id !== brought.activityId)
    return { reason: { code: 'CODE_FOREIGN' } };
  const aimed =
    named ?? (brought.activityId ? candidates.filter((one) => one.activity_id === brought.activityId) : candidates);
  if (aimed.length === 0) return { reason: { code: 'NO_SIGN_UP_HERE' } };
  const checked = byActivity(aimed, cipher, judge);
  const valid = aimed.filter((one) => checked.get(one.activity_id) === 'VALID');
  if (valid.length > 0) return { signUp: nearest(valid, kind, now) };
  const late = [...checked.values()].find((one) => one !== 'VALID' && one !== 'CODE_WRONG');
  if (late) return { reason: { code: late as 'CODE_EXPIRED' | 'SCAN_TIME_MISMATCH', field: 'code' } };
  const elsewhere =
    digits && aimed.length < candidates.length && [...byActivity(candidates, cipher, judge).values()].includes('VALID');
  return { reason: { code: elsewhere ? 'CODE_FOREIGN' : 'CODE_WRONG', field: 'code' } };
}

function byActivity(candidates: readonly Candidate[], cipher: Cipher, judge: Judge): Map<string, ReturnType<Judge>> {
  const checked = new Map<string, ReturnType<Judge>>();
  for (const { activity_id, secret } of candidates) {
    if (!checked.has(activity_id)) checked.set(activity_id, judge(cipher.open(secret), activity_id));
  }
  return checked;
}

/** Of several shifts at one activity: the one that waits for this step, then the one closest to now. */
function nearest(signUps: readonly Candidate[], kind: 'IN' | 'OUT' | null, now: Date): Candidate {
  const fits = (one: Candidate): number => {
    if (kind === 'IN') return one.state === 'SIGNED_UP' ? 0 : 1;
    if (kind === 'OUT') return one.state === 'ARRIVED' || one.offline_in_at ? 0 : 1;
    return one.state === 'ARRIVED' ? 0 : one.state === 'SIGNED_UP' ? 1 : 2;
  };
  const distance = (one: Candidate): number =>
    now < one.starts_at ? one.starts_at.getTime() - now.getTime() : Math.max(0, now.getTime() - one.ends_at.getTime());
  const [first, ...rest] = signUps;
  if (!first) throw new Error('nearest needs a sign-up.');
  return rest.reduce(
    (best, one) => ((fits(one) - fits(best) || distance(one) - distance(best)) < 0 ? one : best),
    first,
  );
}

/** A candidate as the policy of checking in and out looks at it. */
export const checkFacts = (signUp: Candidate) => ({
  state: signUp.state,
  startsAt: signUp.starts_at,
  endsAt: signUp.ends_at,
  offlineInAt: signUp.offline_in_at,
  offlineOutAt: signUp.offline_out_at,
});
