import { sql } from '../../../platform/database/sql.ts';
import { type Job, on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { chineseOf, type Written } from '../write/written.ts';
import { smsGateway } from './gateway.ts';
import { smsQueued } from './queue-sms.ts';

const MOST_ATTEMPTS = 5;

interface Waiting extends Written {
  id: string;
  phone_cipher: string;
  text_cipher: string | null;
  attempts: number;
}

/** What a text message says: its own words, or the title of its message. In Chinese, as all of them are. */
const textOf = (tx: Tx, row: Waiting): string =>
  row.text_cipher ? tx.services.cipher.open(row.text_cipher) : `${chineseOf(row, tx.now).title}，请登录查看。`;

/** Sends one; a failure is noted and tried again by the job, never by repeating what caused the message. */
async function send(tx: Tx, row: Waiting): Promise<void> {
  try {
    await smsGateway().send({
      id: row.id,
      phone: tx.services.cipher.open(row.phone_cipher),
      text: `【巾帼志愿】${textOf(tx, row)}`,
    });
    await tx.sql(
      // A link that was sent is kept by nobody but the phone it went to.
      sql`update sms_delivery set state = 'SENT', text_cipher = null, attempts = attempts + 1, sent_at = ${tx.now} where id = ${row.id}`,
    );
  } catch (error) {
    const state = row.attempts + 1 >= MOST_ATTEMPTS ? 'FAILED' : 'QUEUED';
    await tx.sql(
      sql`update sms_delivery set state = ${state}, attempts = attempts + 1, last_error = ${(error as Error).name} where id = ${row.id}`,
    );
  }
}

const waiting = (tx: Tx, which: ReturnType<typeof sql>): Promise<Waiting[]> =>
  tx.sql<Waiting>(sql`select d.id, d.phone_cipher, d.text_cipher, d.attempts, m.kind, m.facts, m.title, m.body from sms_delivery d left join message m on m.id = d.message_id
    where d.state = 'QUEUED' and ${which} order by d.id limit 100 for update of d skip locked`);

export const sendQueuedSms = on(smsQueued, 'notification.send-sms', async (tx, { deliveryId }) => {
  for (const row of await waiting(tx, sql`d.id = ${deliveryId}`)) await send(tx, row);
});

export const retrySms: Job = {
  name: 'notification.retry-sms',
  cron: '*/5 * * * *',
  async run(tx) {
    for (const row of await waiting(tx, sql`d.attempts > 0`)) await send(tx, row);
  },
};
