import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { maskName } from '../../../platform/text/mask.ts';
import { anonymousUseCase, type Tx } from '../../../platform/use-case.ts';
import { phone } from '../volunteer/phone.ts';
import { minutesUntil, settlePassword, tryPassword } from './guesses.ts';
import { dummyHash, passwordFits, typedPassword } from './password.ts';
import { factorCode } from './present-factor.ts';
import { type SignInOutcome, signedIn } from './sign-in.ts';
import { dropSmsCode, signInSubject, smsCodeFits } from './sms-code.ts';

const Input = z.object({
  phone,
  code: factorCode,
  accountId: z.uuid().nullish(),
  secret: typedPassword.nullish(),
});

interface Account extends Record<string, unknown> {
  id: string;
  display_name: string;
  others: number;
}

const wrong = (): Refusal => refuse('WRONG_SMS_CODE', { field: 'code' });

/**
 * Phone and the code of a text message. A message reaches everybody who shares the phone: where several people use it,
 * whether or not all have accounts, she chooses herself and shows her own PIN or password, too.
 */
export const signInByCode = anonymousUseCase({
  name: 'people.sign-in-by-code',
  label: '短信登录',
  input: Input,
  rate: { points: 60, seconds: 60, shared: true },
  async run(tx, input): Promise<SignInOutcome | Refusal> {
    if (tx.context.origin.app !== 'volunteer') return refuse('NOT_ALLOWED', { params: { right: '短信登录' } });
    const phoneIndex = tx.services.cipher.index('phone', input.phone);
    const subject = signInSubject(tx, phoneIndex);
    if (!(await smsCodeFits(tx, subject, input.code))) return wrong();
    const accounts = await tx.sql<Account>(sql`select a.id, a.display_name,
        (select count(*)::int from volunteer v where v.phone_index = ${phoneIndex} and v.account_id is distinct from a.id) as others
      from account a where a.phone_index = ${phoneIndex} and a.state = 'ACTIVE' order by a.created_at, a.id limit 20`);
    const [only] = accounts;
    if (!only) return wrong();
    const shared = accounts.length > 1 || only.others > 0;
    if (shared && !input.accountId) {
      tx.about({ entityType: 'Account', entityId: only.id, unitId: null, countyCode: null });
      const candidates = accounts.map((one) => ({ accountId: one.id, nameMasked: maskName(one.display_name) }));
      return { kind: 'ChooseAccount', candidates, secretNeeded: true };
    }
    const chosen = input.accountId ? accounts.find((one) => one.id === input.accountId) : only;
    if (!chosen) return wrong();
    const no = shared ? await ownSecret(tx, phoneIndex, chosen.id, input.secret ?? null) : null;
    if (no) return no;
    if (!(await dropSmsCode(tx, subject, input.code))) return wrong();
    tx.about({ entityType: 'Account', entityId: chosen.id, unitId: null, countyCode: null });
    return signedIn(tx, chosen.id);
  },
});

/** Her own PIN or password, counted like a guess. Both are compared, whether she has set a PIN or not. */
async function ownSecret(
  tx: Tx,
  phoneIndex: Buffer,
  accountId: string,
  secret: string | null,
): Promise<Refusal | null> {
  if (!secret) return refuse('REQUIRED', { field: 'secret' });
  const { open, lockedUntil } = await tryPassword(tx.services, phoneIndex, accountId);
  if (lockedUntil) return refuse('ACCOUNT_LOCKED', { params: { minutes: minutesUntil(lockedUntil, tx.now) } });
  const [own] = open;
  const hashes = [own?.password_hash, own?.pin_hash];
  const nobody = await dummyHash();
  const fits = await Promise.all(hashes.map((stored) => passwordFits(stored ?? nobody, secret)));
  if (!own || !fits.some(Boolean)) return refuse('WRONG_PIN', { field: 'secret' });
  await settlePassword(tx.services, [own.id], []);
  return null;
}
