import { z } from 'zod';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { anonymousUseCase } from '../../../platform/use-case.ts';
import { phone } from '../volunteer/phone.ts';
import { issueSmsCode, type SmsIssued, signInSubject } from './sms-code.ts';

/** A code by text message to sign in to the volunteers' app. The answer is the same whether the number is known or not. */
export const requestSignInCode = anonymousUseCase({
  name: 'people.request-sign-in-code',
  label: '获取登录短信',
  input: z.object({ phone }),
  rate: { points: 10, seconds: 600, shared: true },
  async run(tx, input): Promise<SmsIssued | Refusal> {
    if (tx.context.origin.app !== 'volunteer') return refuse('NOT_ALLOWED', { params: { right: '短信登录' } });
    const phoneIndex = tx.services.cipher.index('phone', input.phone);
    return issueSmsCode(tx, {
      subject: signInSubject(tx, phoneIndex),
      phone: input.phone,
      phoneIndex,
      accountId: null,
    });
  },
});
