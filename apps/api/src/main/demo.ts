import 'reflect-metadata';
import pino from 'pino';
import { modules } from '../modules/modules.ts';
import { notificationModule, setSmsGateway } from '../modules/notification/index.ts';
import { publicityModule } from '../modules/publicity/index.ts';
import { readEnv } from '../platform/env.ts';
import { buildApiSchema } from '../platform/graphql/build-schema.ts';
import { deliverNext } from '../platform/outbox/deliver.ts';
import { createServices } from '../platform/services.ts';
import { checkNode } from './check-node.ts';
import { createAsker } from './demo/ask.ts';
import { anybodyThere } from './demo/bootstrap.ts';
import { demoClock } from './demo/clock.ts';
import { loadDemo } from './demo/load-demo.ts';
import { loadBasics } from './load-basics.ts';

/** On first start: divisions, units, service types, the privacy notice, and a demo when nobody has an account yet. */
checkNode();
const env = readEnv();
if (env.production) {
  console.error('正式运行的数据库里没有演示。\nA database in production gets no demo.');
  process.exit(1);
}
await loadBasics(env);
// The demo's people have no phones.
setSmsGateway({ send: async () => undefined });
const clock = demoClock();
const services = await createServices(undefined, modules, { now: clock.now, rateFactor: 10_000 });
if (!(await anybodyThere(services))) {
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  const log = pino({ level: 'error', base: null });
  const deliver = async (): Promise<void> => {
    // Notices whose last day is over by the demo's clock.
    for (const work of publicityModule.work ?? []) while (await work.step(services));
    while (await deliverNext(services, subscribers, log));
  };
  await loadDemo({ services, ask: createAsker(services, buildApiSchema(modules)), clock, deliver });
  // Texts of the demo's days before: told here to nobody, or the worker would print them all.
  for (const work of notificationModule.work ?? []) while (await work.step(services));
}
await services.close();
