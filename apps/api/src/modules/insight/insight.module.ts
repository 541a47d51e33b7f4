import type { Module } from '../../platform/module.ts';
import { AuditResolver } from './audit/audit.resolver.ts';
import { DashboardResolver } from './dashboard/dashboard.resolver.ts';
import { TimelineResolver } from './timeline/timeline.resolver.ts';

/** The workbench and the audit log: it only reads; export alone imports it. */
export const insightModule: Module = {
  name: 'insight',
  entities: [],
  resolvers: [DashboardResolver, AuditResolver, TimelineResolver],
  actions: ['audit.read'],
};
