import type { Module } from '../../platform/module.ts';
import { FailedEventResolver } from './system/failed-event.resolver.ts';
import { FailedJobResolver } from './system/failed-job.resolver.ts';
import { SystemResolver } from './system/system.resolver.ts';
import { UnsentTextResolver } from './system/unsent-text.resolver.ts';

/** The platform at work: jobs, schedules and events, what failed and its next try. It reads the platform's own tables, and the texts that did not leave. */
export const operationsModule: Module = {
  name: 'operations',
  entities: [],
  resolvers: [SystemResolver, FailedJobResolver, FailedEventResolver, UnsentTextResolver],
  actions: ['system.read', 'system.manage'],
};
