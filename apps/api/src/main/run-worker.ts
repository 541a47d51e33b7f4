import pino from 'pino';
import { modules } from '../modules/modules.ts';
import { consoleGateway, setSmsGateway } from '../modules/notification/index.ts';
import { cleanUp } from '../platform/jobs/clean-up.ts';
import { startOutboxLoop } from '../platform/jobs/outbox-loop.ts';
import { startJobs } from '../platform/jobs/start-jobs.ts';
import { createServices } from '../platform/services.ts';
import { checkNode } from './check-node.ts';
import { onStop } from './on-stop.ts';

/** The background process: delivers events to their subscribers and runs the scheduled jobs. Several may run. */
export async function runWorker(): Promise<void> {
  checkNode();
  const services = await createServices(undefined, modules);
  const log = pino({ level: services.env.LOG_LEVEL, base: null });
  setSmsGateway(consoleGateway); // where a province's own gateway goes in
  const jobs = await startJobs(services, [cleanUp, ...modules.flatMap((module) => module.jobs ?? [])], log);
  const outbox = startOutboxLoop(
    services,
    modules.flatMap((module) => module.subscribers ?? []),
    log,
  );
  onStop(async () => {
    await outbox.stop();
    await jobs.stop();
    await services.close();
  });
  log.info('worker ready');
}
