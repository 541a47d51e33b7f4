import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { maskPhone } from '../../../platform/text/mask.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** Live topics that say a text waits: codes have a lane of their own. */
export const textTopic = 'texts';
export const codeTopic = 'texts-codes';

/**
 * Queues text messages for those who agreed to them (PIPL §15: withdrawn as easily as given). The number stays sealed.
 * A platform without a gateway queues none: a delivery nobody makes would be told as one that was made.
 */
export async function queueSms(tx: Tx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0 || !tx.services.env.textMessages) return;
  await tx.sql(sql`insert into sms_delivery (id, message_id, kind, phone_cipher, phone_masked, created_at, next_attempt_at)
    select n.id, m.id, 'NOTICE', v.phone_cipher, v.phone_masked, ${tx.now}::timestamptz, ${tx.now}::timestamptz
    from unnest(${messageIds.map(newId)}::uuid[], ${messageIds}::uuid[]) as n(id, message_id)
    join message m on m.id = n.message_id join volunteer v on v.account_id = m.account_id
    where exists (select 1 from consent c where c.volunteer_id = v.id and c.purpose = 'SMS_NOTICE' and c.withdrawn_at is null)`);
  tx.touch(textTopic);
}

/** A text for a number that belongs to no account (a guardian's): sealed like the number, gone once sent. */
export async function queueText(tx: Tx, to: { readonly phoneCipher: string; readonly text: string }): Promise<void> {
  if (!tx.services.env.textMessages) return;
  const { cipher } = tx.services;
  await tx.sql(sql`insert into sms_delivery (id, kind, phone_cipher, phone_masked, text_cipher, created_at, next_attempt_at)
    values (${newId()}, 'GUARDIAN', ${to.phoneCipher}, ${maskPhone(cipher.open(to.phoneCipher))}, ${cipher.seal(to.text)}, ${tx.now}, ${tx.now})`);
  tx.touch(textTopic);
}
