import type { Services } from '../../../platform/context.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { declareQueue } from '../../../platform/jobs/queues.ts';
import type { Work } from '../../../platform/jobs/work-loop.ts';
import type { Job } from '../../../platform/module.ts';
import { chineseOf, type Written } from '../write/written.ts';
import { smsGateway } from './gateway.ts';
import { codeTopic, textTopic } from './queue-sms.ts';

const MOST_ATTEMPTS = 5;
/** So many at once, and after so many failures one after the other the gateway counts as away. */
const AT_ONCE = 8;
/** Longer than a gateway is waited for: whoever took a text and died is followed by another sender. */
const LEASE_SECONDS = 60;

interface Waiting extends Written {
  id: string;
  kind_of_text: 'CODE' | 'GUARDIAN' | 'NOTICE';
  phone_cipher: string;
  text_cipher: string | null;
  attempts: number;
}

interface Lane {
  readonly name: string;
  readonly topic: string;
  readonly which: Fragment;
  /** After the first, second … failed try. */
  readonly againSeconds: readonly number[];
  /** How long a gateway that is away is left alone before one text asks again. */
  readonly pauseSeconds: number;
}

/** How the gateway has answered this process lately. */
interface Lately {
  failures: number;
  quietUntil: number;
}

/**
 * One step of a lane takes a few texts, sends them side by side outside any transaction, and notes how each went. A text is
 * sent once, unless its sender dies between the gateway's yes and the note: then again, under the same id. Is the gateway
 * away, one text asks for all: the others wait without using up their tries.
 */
function laneOf(lane: Lane): Work {
  const states = new WeakMap<Services, Lately>();
  return {
    name: lane.name,
    topic: lane.topic,
    async step(services) {
      const lately = states.get(services) ?? { failures: 0, quietUntil: 0 };
      states.set(services, lately);
      const away = lately.failures >= AT_ONCE;
      const now = services.now().getTime();
      if (away && now < lately.quietUntil) return false;
      const taken = await take(services, lane, away ? 1 : AT_ONCE);
      const went = await Promise.all(taken.map((row) => send(services, lane, row)));
      for (const well of went) lately.failures = well ? 0 : lately.failures + 1;
      if (lately.failures >= AT_ONCE) lately.quietUntil = services.now().getTime() + lane.pauseSeconds * 1000;
      return taken.length > 0;
    },
  };
}

const soon = (services: Services, seconds: number): Date => new Date(services.now().getTime() + seconds * 1000);

/** Taken by one statement: until its lease is over nobody else takes it. A code that is over is forgotten instead. */
async function take(services: Services, { which }: Lane, most: number): Promise<Waiting[]> {
  const now = services.now();
  const { read } = services;
  await read.rows(sql`update sms_delivery d set state = 'FAILED', text_cipher = null, last_error = coalesce(last_error, 'Expired')
    where ${which} and d.state = 'QUEUED' and d.expires_at <= ${now}::timestamptz`);
  return read.rows<Waiting>(sql`with taken as (
      select d.id from sms_delivery d where ${which} and d.state = 'QUEUED' and d.next_attempt_at <= ${now}::timestamptz
      order by d.next_attempt_at, d.id limit ${most} for update skip locked),
    leased as (update sms_delivery d set next_attempt_at = ${soon(services, LEASE_SECONDS)}, attempts = attempts + 1 from taken t where d.id = t.id returning d.*)
    select l.id, l.kind as kind_of_text, l.phone_cipher, l.text_cipher, l.attempts, m.kind, m.facts, m.title, m.body
    from leased l left join message m on m.id = l.message_id order by l.id`);
}

/** What a text message says: its own words, or the title of its message. In Chinese, as all of them are. */
const textOf = ({ cipher, now }: Services, row: Waiting): string =>
  row.text_cipher ? cipher.open(row.text_cipher) : `${chineseOf(row, now()).title}，请登录查看。`;

/** Sends one; a failure is noted and tried again, never by repeating what caused the message. */
async function send(services: Services, lane: Lane, row: Waiting): Promise<boolean> {
  const { cipher, read } = services;
  try {
    await smsGateway().send({
      id: row.id,
      phone: cipher.open(row.phone_cipher),
      text: `【巾帼志愿】${textOf(services, row)}`,
    });
  } catch (error) {
    const last = row.attempts >= MOST_ATTEMPTS;
    const again = soon(services, lane.againSeconds[row.attempts - 1] ?? 0);
    await read.rows(sql`update sms_delivery set state = ${last ? 'FAILED' : 'QUEUED'}, last_error = ${(error as Error).name}, next_attempt_at = ${again},
      text_cipher = case when kind = 'CODE' and ${last} then null else text_cipher end where id = ${row.id} and state = 'QUEUED'`);
    return false;
  }
  await read.rows(
    // A link that was sent is kept by nobody but the phone it went to.
    sql`update sms_delivery set state = 'SENT', text_cipher = null, phone_masked = '', sent_at = ${services.now()} where id = ${row.id}`,
  );
  return true;
}

declareQueue({
  name: 'texts',
  // A code that did not leave cannot be sent again: it is in the list, and nobody need be called for it.
  figures: sql`select count(*) filter (where state = 'QUEUED')::int as waiting, count(*) filter (where state = 'FAILED' and kind <> 'CODE')::int as failed,
    min(created_at) filter (where state = 'QUEUED') as "oldestAt" from sms_delivery where state <> 'SENT'`,
});

/** Somebody waits with her phone in her hand: codes wait behind no other text. */
export const sendCodes = laneOf({
  name: 'notification.send-codes',
  topic: codeTopic,
  which: raw(`d.kind = 'CODE'`),
  againSeconds: [2, 5, 15, 30],
  pauseSeconds: 10,
});

export const sendTexts = laneOf({
  name: 'notification.send-texts',
  topic: textTopic,
  which: raw(`d.kind <> 'CODE'`),
  againSeconds: [60, 300, 900, 3600],
  pauseSeconds: 60,
});

/** Codes of yesterday, with the numbers they were for. */
export const forgetCodes: Job = {
  name: 'notification.forget-codes',
  cron: '25 3 * * *',
  async run(tx) {
    const before = new Date(tx.now.getTime() - 86_400_000);
    await tx.sql(sql`delete from sms_delivery where kind = 'CODE' and expires_at < ${before}::timestamptz`);
  },
};
