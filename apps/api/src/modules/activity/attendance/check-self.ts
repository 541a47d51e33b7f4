import type { ScanKind, ScanMethod } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { type SignedInTx, type UseCase, useCase } from '../../../platform/use-case.ts';
import { attendanceCompleted, checkedIn } from '../activity.events.ts';
import { keepOfflineScan } from '../offline/keep-offline-scan.ts';
import { noteMove, signUpMoves } from '../taking/sign-up.moves.ts';
import { deviceKey } from './device-key.ts';
import { type Candidate, candidatesOf, checkFacts, readCode } from './read-code.ts';
import { servedMinutes } from './served-minutes.ts';
import { checkReasons } from './window.ts';

export const CheckInput = z.object({
  signUpId: z.string().nullish(),
  code: z.string().transform((code) => code.trim()),
  activityId: z.string().nullish(),
  viaQr: z.boolean(),
  clientId: optionalText(60),
});
export type CheckInput = z.infer<typeof CheckInput>;

export interface CheckOutcome {
  readonly signUpId: string;
  readonly kind: ScanKind;
  readonly at: Date;
  readonly proposedMinutes: number | null;
  /** Kept, but it counts only once a coordinator who was there has confirmed it. */
  readonly awaitsConfirmation: boolean;
}

const check = (kind: ScanKind, name: string, label: string): UseCase<CheckInput, CheckOutcome> =>
  useCase({
    name,
    label,
    input: CheckInput,
    // Two of a million codes are right at a time: this many tries a minute cannot find one.
    rate: { points: 12, seconds: 60 },
    run: (tx, input) => checkNow(tx, kind, input),
  });

/** Counts a scan whose code is good now. */
export async function checkNow(tx: SignedInTx, kind: ScanKind, input: CheckInput): Promise<CheckOutcome | Refusal> {
  const { volunteerId } = tx.actor;
  if (!volunteerId) return refuse('NOT_A_VOLUNTEER');
  const candidates = await tx.sql<Candidate>(candidatesOf(volunteerId, input, tx.now, true));
  const sent = input.clientId ? await alreadyCounted(tx, kind, input.clientId, candidates) : null;
  if (sent) return sent;
  const found = readCode(candidates, input, kind, tx.services.cipher, tx.now);
  if ('reason' in found) return new Refusal([found.reason]);
  const { signUp } = found;
  const no = refuseIf(checkReasons(kind, checkFacts(signUp), tx.now));
  if (no) return no;
  if (kind === 'OUT' && signUp.state === 'SIGNED_UP') return await leaveUnconfirmed(tx, signUp, input);
  await count(tx, signUp, kind, input);
  return outcomeOf(signUp, kind, tx.now, signUp.checked_in_at);
}

/** She leaves while her arrival, scanned without a network, still waits: the two wait and are confirmed together. */
async function leaveUnconfirmed(tx: SignedInTx, signUp: Candidate, input: CheckInput): Promise<CheckOutcome> {
  const { viaQr, clientId } = input;
  const scan = { kind: 'OUT', viaQr, at: tx.now, claimedAt: tx.now, clientId: clientId || newId() } as const;
  await keepOfflineScan(tx, signUp, scan);
  return { ...outcomeOf(signUp, 'OUT', tx.now, null), awaitsConfirmation: true };
}

/** She arrived: her own scan of the activity's code. */
export const checkIn = check('IN', 'activity.check-in', '签到');
/** She leaves: the same way. */
export const checkOut = check('OUT', 'activity.check-out', '签退');

const outcomeOf = (signUp: Candidate, kind: ScanKind, at: Date, inAt: Date | null): CheckOutcome => ({
  signUpId: signUp.id,
  kind,
  at,
  proposedMinutes: kind === 'OUT' && inAt ? servedMinutes(inAt, at, signUp.starts_at) : null,
  awaitsConfirmation: false,
});

/** Sent again after a lost answer: the same clientId counts once and is answered the same. */
export async function alreadyCounted(
  tx: SignedInTx,
  kind: ScanKind,
  clientId: string,
  candidates: readonly Candidate[],
): Promise<CheckOutcome | null> {
  const done = candidates.filter((one) => one.state === 'COMPLETED' || (kind === 'IN' && one.state === 'ARRIVED'));
  if (done.length === 0) return null;
  const [scan] = await tx.sql<
    { sign_up_id: string; at: Date } & Record<string, unknown>
  >(sql`select sign_up_id, at from scan
    where sign_up_id = any(${done.map((one) => one.id)}::uuid[]) and kind = ${kind} and client_id = ${clientId} and refusal is null limit 1`);
  const signUp = scan && done.find((one) => one.id === scan.sign_up_id);
  if (!signUp) return null;
  tx.about({ entityType: 'SignUp', entityId: signUp.id, unitId: signUp.unit_id, countyCode: signUp.county_code });
  return outcomeOf(signUp, kind, scan.at, signUp.checked_in_at);
}

/** The move and its scan in one statement. */
async function count(tx: SignedInTx, signUp: Candidate, kind: ScanKind, input: CheckInput): Promise<void> {
  const { to } = signUpMoves[kind === 'IN' ? 'arrive' : 'complete'];
  const method: ScanMethod = input.viaQr ? 'QR' : 'DIGITS';
  const column = raw(kind === 'IN' ? 'in' : 'out');
  await tx.sql(sql`with moved as (update sign_up set state = ${to}, version = version + 1, checked_${column}_at = ${tx.now}::timestamptz,
        checked_${column}_by = ${tx.actor.accountId}, check_${column}_method = ${method} where id = ${signUp.id} returning id, activity_id, county_code)
    insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, by_account_id, client_id, device, device_key)
    select ${newId()}::uuid, ${tx.now}::timestamptz, id, activity_id, county_code, ${kind}, ${method}, ${tx.actor.accountId}::uuid,
      ${input.clientId || null}::text, ${tx.context.origin.userAgent.slice(0, 200)}, ${deviceKey(tx.context)}::bytea from moved`);
  noteMove(tx, signUp, to);
  tx.publish((kind === 'IN' ? checkedIn : attendanceCompleted).of({ signUpId: signUp.id }));
}
