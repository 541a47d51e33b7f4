import { sql } from '../../../platform/database/sql.ts';
import { eventKind } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** A text message waits; it goes out after the message it belongs to is committed. */
export const smsQueued = eventKind<{ deliveryId: string }>('notification.sms-queued');

/**
 * Queues text messages for those who agreed to them (PIPL §15: withdrawn as easily as given). The number stays sealed.
 * A platform without a gateway queues none: a delivery nobody makes would be told as one that was made.
 */
export async function queueSms(tx: Tx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0 || !tx.services.env.textMessages) return;
  const queued = await tx.sql<{ id: string }>(sql`insert into sms_delivery (id, message_id, phone_cipher, created_at)
    select n.id, m.id, v.phone_cipher, ${tx.now}::timestamptz from unnest(${messageIds.map(newId)}::uuid[], ${messageIds}::uuid[]) as n(id, message_id)
    join message m on m.id = n.message_id join volunteer v on v.account_id = m.account_id
    where exists (select 1 from consent c where c.volunteer_id = v.id and c.purpose = 'SMS_NOTICE' and c.withdrawn_at is null)
    returning id`);
  tx.publish(...queued.map(({ id }) => smsQueued.of({ deliveryId: id })));
}

/** A text for a number that belongs to no account (a guardian's): sealed like the number, gone once sent. */
export async function queueText(tx: Tx, to: { readonly phoneCipher: string; readonly text: string }): Promise<void> {
  if (!tx.services.env.textMessages) return;
  const id = newId();
  await tx.sql(sql`insert into sms_delivery (id, phone_cipher, text_cipher, created_at)
    values (${id}, ${to.phoneCipher}, ${tx.services.cipher.seal(to.text)}, ${tx.now})`);
  tx.publish(smsQueued.of({ deliveryId: id }));
}
