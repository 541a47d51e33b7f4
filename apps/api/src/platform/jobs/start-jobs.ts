import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Services } from '../context.ts';
import type { Job } from '../module.ts';
import { workerContext } from '../outbox/deliver.ts';
import { writeEvents } from '../outbox/write-events.ts';
import { inTransaction } from '../transaction.ts';
import { faultLog, kindOf } from './fault-log.ts';
import type { Running } from './outbox-loop.ts';

export const jobZone = 'Asia/Shanghai';

/**
 * Scheduled jobs by pg-boss in its own schema, which the migration made: the worker's role owns nothing. One run at a
 * time for each job, however many workers there are; a job runs in one transaction, like an event's subscribers.
 */
export async function startJobs(services: Services, jobs: readonly Job[], log: Logger): Promise<Running> {
  const boss = new PgBoss({
    connectionString: services.env.DATABASE_URL,
    schema: 'pgboss',
    application_name: 'jinguo-jobs',
    max: 3,
    migrate: false,
    createSchema: false,
    // Both need ownership, which this role does not have on purpose.
    reindex: false,
    monitorVacuum: false,
  });
  const tell = faultLog(log);
  boss.on('error', (error) => tell(error, 'a job queue error'));
  await boss.start();
  await forgetRetired(boss, jobs);
  for (const job of jobs) {
    await boss.createQueue(job.name, { policy: 'exclusive', retryLimit: 3, retryDelay: 60, expireInSeconds: 900 });
    await boss.work(job.name, { pollingIntervalSeconds: 2 }, async () => {
      await inTransaction(workerContext(services), async (tx, gathered) => {
        await job.run(tx);
        await tx.em.flush();
        await writeEvents(tx, gathered.events);
      }).catch((error: unknown) => {
        log.error({ job: job.name, ...kindOf(error) }, 'a job failed');
        throw withoutText(error);
      });
      log.info({ job: job.name }, 'job done');
    });
    await boss.schedule(job.name, job.cron, null, { tz: jobZone });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 8000 }) };
}

/** pg-boss keeps what a job threw, for the operator to see: its kind, not its text, which may quote what a person typed. */
function withoutText(error: unknown): Error {
  const { name, code } = error as { name?: string; code?: string };
  const told = Object.assign(new Error('failed'), { name: [name ?? 'Error', code].filter(Boolean).join(' ') });
  told.stack = '';
  return told;
}

/** A schedule stays in the database until somebody removes it. */
async function forgetRetired(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const known = new Set(jobs.map((job) => job.name));
  for (const { name } of await boss.getSchedules()) if (!known.has(name)) await boss.unschedule(name);
}
