import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { sendToOwnPhone } from './own-phone.ts';
import { secondFactorSubject } from './sms-code.ts';

/** The second step by text message, for whom it is a factor: at the door, and where the present factor is asked for again. */
export const sendSecondFactorCode = useCase({
  name: 'people.send-second-factor-code',
  label: '发送第二步验证短信',
  input: z.object({}),
  rate: { points: 10, seconds: 600, shared: true },
  atTheDoor: true,
  async run(tx) {
    const { accountId, app } = tx.actor;
    const [row] = await tx.sql<{ on: boolean }>(sql`select sms_factor as on from account where id = ${accountId}`);
    if (app !== 'admin' || !row?.on) return refuse('NOT_ALLOWED', { params: { right: '短信验证' } });
    return sendToOwnPhone(tx, secondFactorSubject(tx, accountId));
  },
});
