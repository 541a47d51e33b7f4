import { constants, setPriority } from 'node:os';
import pino from 'pino';
import { modules } from '../modules/modules.ts';
import { setSmsGateway, smsGatewayOf } from '../modules/notification/index.ts';
import { forgetFiles } from '../platform/files/forget-files.ts';
import { cleanUp } from '../platform/jobs/clean-up.ts';
import { startOutboxLoop } from '../platform/jobs/outbox-loop.ts';
import { startJobs } from '../platform/jobs/start-jobs.ts';
import { startWork } from '../platform/jobs/work-loop.ts';
import { createMetrics } from '../platform/metrics/metrics.ts';
import { serveMetrics } from '../platform/metrics/serve-metrics.ts';
import { endOnWrongSettings } from '../platform/settings/problem.ts';
import { checkNode } from './check-node.ts';
import { onStop } from './on-stop.ts';
import { openServices } from './open-services.ts';

/** The background process: delivers events to their subscribers, does the long work step by step and runs the scheduled jobs. Several may run. */
export async function runWorker(): Promise<void> {
  checkNode();
  // Before any thread is made, which would keep the priority it was born with: what somebody waits for comes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const services = await openServices({ signing: true }).catch(endOnWrongSettings);
  const log = pino({ level: services.env.LOG_LEVEL, base: null });
  setSmsGateway(smsGatewayOf(services.env));
  const jobs = await startJobs(
    services,
    [cleanUp, forgetFiles, ...modules.flatMap((module) => module.jobs ?? [])],
    log,
  );
  const outbox = startOutboxLoop(
    services,
    modules.flatMap((module) => module.subscribers ?? []),
    log,
  );
  const work = startWork(
    services,
    modules.flatMap((module) => module.work ?? []),
    log,
  );
  const figures = await serveMetrics(createMetrics(services), services.env).catch(endOnWrongSettings);
  onStop(async () => {
    await figures?.close();
    await work.stop();
    await outbox.stop();
    await jobs.stop();
    await services.close();
  });
  log.info('worker ready');
}
