import type { Services } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { declareQueue } from '../../../platform/jobs/queues.ts';
import type { Work } from '../../../platform/jobs/work-loop.ts';
import { rootTopic } from './daily-root.ts';
import { copyOf } from './root-copy.ts';
import { DIFFERENT, type RootTarget, targetsOf } from './root-targets.ts';

/** Longer than a target is waited for: whoever took a copy and died is followed by another worker. */
const LEASE_SECONDS = 60;
/** After the first, second … failed try, and from then on. */
const AGAIN_SECONDS = [60, 300, 900, 3600];
/** After so many somebody must look. It goes on trying: a copy that is missing is never given up. */
const ALARM_AFTER = 3;

interface Taken extends Record<string, unknown> {
  number: number;
  statement: string;
  signature: Buffer;
  attempts: number;
}

/**
 * Takes each root to each place outside, the oldest first, those from before a place was named too. A root is sent once, unless
 * its sender dies between the answer and the note: then the same copy again, which does no harm.
 */
export const copyRoots: Work = {
  name: 'hours.copy-roots',
  topic: rootTopic,
  async step(services) {
    const targets = targetsOf(services.env);
    await forget(services, targets);
    const done = await Promise.all(targets.map((target) => copyNext(services, target)));
    return done.some(Boolean);
  },
};

async function copyNext(services: Services, target: RootTarget): Promise<boolean> {
  const { read } = services;
  const taken = await take(services, target);
  if (!taken) return false;
  const { number, attempts } = taken;
  const which = sql`root_number = ${number} and target = ${target.name} and address = ${target.address}`;
  try {
    await target.put(number, copyOf(taken.statement, taken.signature));
  } catch (error) {
    const again = AGAIN_SECONDS[Math.min(attempts, AGAIN_SECONDS.length) - 1] ?? 0;
    await read.rows(
      sql`update ledger_root_copy set fault = ${kindOf(error)}, next_attempt_at = ${later(services, again)} where ${which}`,
    );
    return true;
  }
  await read.rows(
    sql`update ledger_root_copy set copied_at = ${services.now()}::timestamptz, fault = null where ${which}`,
  );
  return true;
}

const later = ({ now }: Services, seconds: number): Date => new Date(now().getTime() + seconds * 1000);

/** A mailbox that is named no more is waited for no more, or its alarm would stand for ever. A folder's alarm stays until somebody looked. */
async function forget({ read }: Services, targets: readonly RootTarget[]): Promise<void> {
  const named = targets.map(({ address }) => address);
  await read.rows(
    sql`delete from ledger_root_copy where copied_at is null and target = 'MAIL' and address <> all (${named}::text[])`,
  );
}

async function take(services: Services, { name: target, address }: RootTarget): Promise<Taken | undefined> {
  const { read } = services;
  const now = services.now();
  await read.rows(sql`insert into ledger_root_copy (root_number, target, address, next_attempt_at) select r.number, ${target}, ${address}, ${now}::timestamptz
    from ledger_root r where not exists (select from ledger_root_copy c where c.root_number = r.number and c.target = ${target} and c.address = ${address}) on conflict do nothing`);
  const [taken] = await read.rows<Taken>(sql`with due as (
      select c.root_number from ledger_root_copy c where c.target = ${target} and c.address = ${address} and c.copied_at is null and c.next_attempt_at <= ${now}::timestamptz
      order by c.root_number limit 1 for update skip locked),
    leased as (update ledger_root_copy c set attempts = attempts + 1, next_attempt_at = ${later(services, LEASE_SECONDS)} from due d
      where c.root_number = d.root_number and c.target = ${target} and c.address = ${address} returning c.root_number, c.attempts)
    select r.number, r.statement, r.signature, l.attempts from leased l join ledger_root r on r.number = l.root_number`);
  return taken;
}

/** Its kind: a code of the system or of the network where there is one. */
function kindOf(error: unknown): string {
  const { name, code, cause } = error as NodeJS.ErrnoException & { cause?: { code?: string } };
  return (code && typeof code === 'string' ? code : cause?.code || name).slice(0, 60);
}

declareQueue({
  name: 'roots',
  figures: sql`select count(*)::int as waiting, count(*) filter (where c.attempts >= ${ALARM_AFTER} or c.fault = ${DIFFERENT})::int as failed,
    min(r.at) as "oldestAt" from ledger_root_copy c join ledger_root r on r.number = c.root_number where c.copied_at is null`,
});
