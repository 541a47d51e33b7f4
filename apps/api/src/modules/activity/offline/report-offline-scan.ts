import { limits, type Reason, ScanKind } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { instant } from '../activity/activity.input.ts';
import { alreadyCounted, CheckInput, type CheckOutcome, checkNow } from '../attendance/check-self.ts';
import { type Candidate, candidatesOf, readCode } from '../attendance/read-code.ts';
import { windowReasons } from '../attendance/window.ts';
import { keepOfflineScan } from './keep-offline-scan.ts';
import { codeShownAt, countedAt } from './offline-code.ts';
import { offlineReasons } from './offline-scan.policy.ts';

const OfflineInput = CheckInput.extend({ kind: z.enum(ScanKind), clientId: text(60), scannedAt: instant });
type OfflineInput = z.infer<typeof OfflineInput>;

const MINUTE = 60_000;

/**
 * A scan made without a network, sent when the network is back. While its code is still good it counts like any other.
 * Later it is a claim that waits for a coordinator who was there: what can be told from it and what cannot is written
 * in docs/adr/0006.
 */
export const reportOfflineScan = useCase({
  name: 'activity.report-offline-scan',
  label: '上报离线签到',
  input: OfflineInput,
  // About twenty of a million codes are right for a time one may choose: counted over all processes, guesses stay hopeless.
  rate: { points: 40, seconds: 86_400, shared: true },
  async run(tx, input) {
    const { volunteerId } = tx.actor;
    if (!volunteerId) return refuse('NOT_A_VOLUNTEER');
    const said = await saidBefore(tx, input);
    if (said) return said;
    const early = refuseIf(ageReasons(input.scannedAt, tx.now));
    if (early) return early;
    const seen = await tx.sql<Candidate>(candidatesOf(volunteerId, input, input.scannedAt, false));
    const counted = await alreadyCounted(tx, input.kind, input.clientId, seen);
    if (counted) return counted;
    if ('signUp' in readCode(seen, input, input.kind, tx.services.cipher, tx.now))
      return await checkNow(tx, input.kind, input);
    const found = readCode(seen, input, input.kind, tx.services.cipher, input.scannedAt, (secret, activityId) => {
      const shown = codeShownAt(secret, activityId, input.code, input.scannedAt, tx.now);
      return typeof shown === 'string' ? shown : 'VALID';
    });
    if ('reason' in found) return new Refusal([found.reason]);
    return await claim(tx, volunteerId, found.signUp, input);
  },
});

/** Of which sign-up it is, is known; now it is locked and looked at again. The activity first: a result is not written meanwhile. */
async function claim(
  tx: SignedInTx,
  volunteerId: string,
  { id: signUpId, activity_id, secret }: Candidate,
  input: OfflineInput,
): Promise<CheckOutcome | Refusal> {
  const [activity] = await tx.sql<{ closed: boolean }>(sql`select exists (select from activity_closing c
      where c.activity_id = a.id and c.reopened_at is null) as closed from activity a where a.id = ${activity_id} for share of a`);
  const locked = await tx.sql<Candidate>(candidatesOf(volunteerId, { ...input, signUpId }, input.scannedAt, true));
  const signUp = locked.find((one) => one.id === signUpId);
  const shown = codeShownAt(tx.services.cipher.open(secret), activity_id, input.code, input.scannedAt, tx.now);
  if (!activity || !signUp || typeof shown === 'string') return refuse('NO_SIGN_UP_HERE');
  const said = await saidBefore(tx, input);
  if (said) return said;
  const at = countedAt(shown, input.scannedAt, tx.now);
  const no = refuseIf([
    ...(activity.closed ? [{ code: 'RESULT_CLOSED' } as const] : []),
    ...offlineReasons(input.kind, at, signUp),
    ...windowReasons({ startsAt: signUp.starts_at, endsAt: signUp.ends_at }, at),
  ]);
  if (isRefusal(no)) return no;
  const { kind, viaQr, clientId, scannedAt } = input;
  await keepOfflineScan(tx, signUp, { kind, viaQr, at, claimedAt: scannedAt, clientId });
  return { signUpId, kind, at, proposedMinutes: null, awaitsConfirmation: true };
}

/** Neither from the future nor from long ago: a coordinator vouches from memory, and records are due in ten working days. */
function ageReasons(scannedAt: Date, now: Date): readonly Reason[] {
  if (scannedAt.getTime() > now.getTime() + limits.offlineSkewMinutes * MINUTE) return [{ code: 'SCAN_TIME_MISMATCH' }];
  return scannedAt.getTime() < now.getTime() - limits.offlineScanHours * 60 * MINUTE
    ? [{ code: 'SCAN_TOO_OLD', params: { hours: limits.offlineScanHours } }]
    : [];
}

/** Sent again after a lost answer: the same answer, whatever was decided since. */
async function saidBefore(tx: SignedInTx, { kind, clientId }: OfflineInput): Promise<CheckOutcome | null> {
  const [row] = await tx.sql<{
    sign_up_id: string;
    at: Date;
    state: string;
    unit_id: string;
    county_code: string;
  }>(sql`select l.sign_up_id, l.at, l.state, a.unit_id, l.county_code from offline_scan l join activity a on a.id = l.activity_id
    where l.by_account_id = ${tx.actor.accountId} and l.client_id = ${clientId} and l.kind = ${kind}`);
  if (!row) return null;
  tx.about({ entityType: 'SignUp', entityId: row.sign_up_id, unitId: row.unit_id, countyCode: row.county_code });
  return {
    signUpId: row.sign_up_id,
    kind,
    at: row.at,
    proposedMinutes: null,
    awaitsConfirmation: row.state === 'PENDING',
  };
}
