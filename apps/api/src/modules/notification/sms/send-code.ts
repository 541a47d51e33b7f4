import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { smsCodeIssued } from '../../people/index.ts';
import { smsGateway } from './gateway.ts';

interface Row extends Record<string, unknown> {
  phone_cipher: string;
  code_cipher: string;
}

/**
 * Sends a one-time code. Only here is it looked up whether the number is anybody's: strangers get no messages from us, and
 * whoever asked cannot tell. No consent is needed for what she asks for herself. A code that is over is not sent late.
 */
export const sendCode = on(smsCodeIssued, 'notification.send-code', async (tx, { codeId }) => {
  const [row] = await tx.sql<Row>(sql`select c.phone_cipher, c.code_cipher from sms_code c
    where c.id = ${codeId} and c.code_cipher is not null and c.expires_at > ${tx.now}::timestamptz
      and exists (select 1 from account a where a.state = 'ACTIVE' and (a.id = c.account_id or c.account_id is null and a.phone_index = c.phone_index))
    for update of c`);
  if (row) {
    const { cipher } = tx.services;
    await smsGateway().send({
      id: codeId,
      phone: cipher.open(row.phone_cipher),
      text: `【巾帼志愿】验证码 ${cipher.open(row.code_cipher)}，5 分钟内有效，请不要告诉任何人。`,
    });
  }
  await tx.sql(sql`update sms_code set code_cipher = null where id = ${codeId}`);
});
