import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { type FactorSet, setFactor } from './confirm-second-factor.ts';
import { minutesUntil, trySecondFactor } from './guesses.ts';
import { enrolSubject } from './own-phone.ts';
import { factorCode } from './present-factor.ts';
import { dropSmsCode, smsCodeFits } from './sms-code.ts';

/** The code that came proves that the number is in her hands. An authenticator somebody else has seen goes with it. */
export const confirmSmsFactor = useCase({
  name: 'people.confirm-sms-factor',
  label: '设置短信验证',
  input: z.object({ code: factorCode }),
  rate: { points: 20, seconds: 60, shared: true },
  atTheDoor: true,
  async run(tx, { code }): Promise<FactorSet | Refusal> {
    const { accountId } = tx.actor;
    const lockedUntil = await trySecondFactor(tx.services, accountId);
    if (lockedUntil) return refuse('ACCOUNT_LOCKED', { params: { minutes: minutesUntil(lockedUntil, tx.now) } });
    const subject = enrolSubject(tx);
    if (!(await smsCodeFits(tx, subject, code)) || !(await dropSmsCode(tx, subject, code)))
      return refuse('WRONG_SMS_CODE', { field: 'code' });
    await tx.sql(sql`update account set sms_factor = true, totp_cipher = case when factor_initial then null else totp_cipher end
      where id = ${accountId}`);
    return setFactor(tx);
  },
});
