import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { maskPhone } from '../../../platform/text/mask.ts';
import { smsCodeIssued } from '../../people/index.ts';
import { codeTopic } from './queue-sms.ts';

interface Row extends Record<string, unknown> {
  phone_cipher: string;
  code_cipher: string;
  expires_at: Date;
}

/**
 * Queues a one-time code. Only here is it looked up whether the number is anybody's: strangers get no messages from us, and
 * whoever asked cannot tell. No consent is needed for what she asks for herself. A code that is over is not sent late.
 */
export const sendCode = on(smsCodeIssued, 'notification.send-code', async (tx, { codeId }) => {
  const [row] = await tx.sql<Row>(sql`select c.phone_cipher, c.code_cipher, c.expires_at from sms_code c
    where c.id = ${codeId} and c.code_cipher is not null and c.expires_at > ${tx.now}::timestamptz
      and exists (select 1 from account a where a.state = 'ACTIVE' and (a.id = c.account_id or c.account_id is null and a.phone_index = c.phone_index))
    for update of c`);
  if (row) {
    const { cipher } = tx.services;
    const text = `验证码 ${cipher.open(row.code_cipher)}，5 分钟内有效，请不要告诉任何人。`;
    const masked = maskPhone(cipher.open(row.phone_cipher));
    await tx.sql(sql`insert into sms_delivery (id, kind, phone_cipher, phone_masked, text_cipher, created_at, next_attempt_at, expires_at)
      values (${codeId}, 'CODE', ${row.phone_cipher}, ${masked}, ${cipher.seal(text)}, ${tx.now}, ${tx.now}, ${row.expires_at}) on conflict do nothing`);
    tx.touch(codeTopic);
  }
  await tx.sql(sql`update sms_code set code_cipher = null where id = ${codeId}`);
});
