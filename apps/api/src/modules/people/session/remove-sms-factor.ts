import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { mayEnrol } from './begin-second-factor.ts';
import { setFactor } from './confirm-second-factor.ts';
import { factorCode } from './present-factor.ts';

/** Text messages are a factor no longer; only where an authenticator remains, and on showing a factor. */
export const removeSmsFactor = useCase({
  name: 'people.remove-sms-factor',
  label: '停用短信验证',
  input: z.object({ code: factorCode }),
  rate: { points: 20, seconds: 60, shared: true },
  async run(tx, { code }) {
    const no = await mayEnrol(tx, code);
    if (no) return no;
    const [row] = await tx.sql(sql`update account set sms_factor = false where id = ${tx.actor.accountId}
      and totp_cipher is not null returning 1 as done`);
    if (!row) return refuse('LAST_FACTOR');
    return setFactor(tx);
  },
});
