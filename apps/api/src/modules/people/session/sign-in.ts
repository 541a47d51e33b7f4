import { refusalValueWords } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { maskName } from '../../../platform/text/mask.ts';
import { anonymousUseCase, type Tx } from '../../../platform/use-case.ts';
import { phone } from '../volunteer/phone.ts';
import { type Candidate, minutesUntil, settlePassword, type Tried, tryPassword } from './guesses.ts';
import { openSession } from './open-session.ts';
import { dummyHash, passwordFits, typedPassword } from './password.ts';

const Input = z.object({ phone, password: typedPassword, accountId: z.uuid().nullish() });

/** With what the comparison found. */
type Compared = z.infer<typeof Input> & { readonly tried?: Tried; readonly fits?: readonly Candidate[] };

export type SignInOutcome =
  | { readonly kind: 'SignedIn'; readonly sessionId: string }
  | {
      readonly kind: 'SecondFactorNeeded';
      readonly expiresAt: Date;
      readonly authenticator: boolean;
      readonly textMessage: boolean;
    }
  | {
      readonly kind: 'ChooseAccount';
      readonly candidates: readonly { readonly accountId: string; readonly nameMasked: string }[];
      /** Her own PIN or password is asked for next: a text message reaches everybody who shares the phone. */
      readonly secretNeeded?: boolean;
    };

/** So many passwords are compared at each sign-in, at least. */
const COMPARED = 3;

/**
 * Whose password it is. Nobody's number costs as much time as one that a family of three shares: how long an answer takes
 * tells nobody whether a number is known, nor by how many people it is used.
 */
async function fitting(open: readonly Candidate[], password: string): Promise<readonly Candidate[]> {
  const nobody = await dummyHash();
  const padding = Array.from({ length: Math.max(0, COMPARED - open.length) }, () => nobody);
  const hashes = [...open.map((one) => one.password_hash), ...padding];
  const fits = await Promise.all(hashes.map((stored) => passwordFits(stored, password)));
  return open.filter((_, i) => fits[i]);
}

/**
 * Phone and password. A family may share a number (rules §6): those whose password it is are meant, and she chooses
 * when it is several. The admin app asks for the second factor next.
 */
export const signIn = anonymousUseCase<Compared, SignInOutcome>({
  name: 'people.sign-in',
  label: '登录',
  input: Input,
  rate: { points: 60, seconds: 60, shared: true },
  async before({ services }, input) {
    const tried = await tryPassword(services, services.cipher.index('phone', input.phone), input.accountId ?? null);
    const fits = await fitting(tried.open, input.password);
    if (tried.lockedUntil)
      return refuse('ACCOUNT_LOCKED', { params: { minutes: minutesUntil(tried.lockedUntil, services.now()) } });
    return fits.length > 0 ? { ...input, tried, fits } : refuse('WRONG_CREDENTIALS');
  },
  async run(tx, { tried, fits = [] }) {
    const { services } = tx;
    const [only] = fits;
    if (!only || !tried) return refuse('WRONG_CREDENTIALS');
    const ids = fits.map((one) => one.id);
    await settlePassword(
      services,
      ids,
      tried.open.map((one) => one.id).filter((id) => !ids.includes(id)),
    );
    tx.about({ entityType: 'Account', entityId: only.id, unitId: null, countyCode: null });
    if (fits.length > 1) {
      return {
        kind: 'ChooseAccount',
        candidates: fits.map((one) => ({ accountId: one.id, nameMasked: maskName(one.display_name) })),
      };
    }
    // Compared without a lock: a password changed meanwhile opens nothing any more.
    const [present] = await tx.sql(sql`select 1 as one from account
      where id = ${only.id} and state = 'ACTIVE' and password_hash = ${only.password_hash} for share`);
    if (!present) return refuse('WRONG_CREDENTIALS');
    return tx.context.origin.app === 'admin' ? askSecondFactor(tx, only.id) : signedIn(tx, only.id);
  },
});

/** A session in the volunteer app, open at once. */
export async function signedIn(tx: Tx, accountId: string): Promise<SignInOutcome> {
  const { sessionId } = await openSession(tx, accountId, 'volunteer', false);
  return { kind: 'SignedIn', sessionId };
}

/** Who has no second factor has no duties here either. */
async function askSecondFactor(tx: Tx, accountId: string): Promise<SignInOutcome | Refusal> {
  const [account] = await tx.sql<{ authenticator: boolean; text: boolean }>(
    sql`select totp_cipher is not null as authenticator, sms_factor as text from account where id = ${accountId}`,
  );
  if (!account?.authenticator && !account?.text)
    return refuse('NOT_ALLOWED', { params: { right: refusalValueWords.ADMIN_SIGN_IN.zh } });
  const { expiresAt } = await openSession(tx, accountId, 'admin', false);
  return {
    kind: 'SecondFactorNeeded',
    expiresAt,
    authenticator: account.authenticator,
    textMessage: account.text && tx.services.env.textMessages,
  };
}
