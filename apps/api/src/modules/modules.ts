// Every entry point comes by here: GraphQL types want their metadata before they are read.
import 'reflect-metadata';
import type { Module } from '../platform/module.ts';
import { activityModule } from './activity/index.ts';
import { complaintModule } from './complaint/index.ts';
import { exportModule } from './export/index.ts';
import { hoursModule } from './hours/index.ts';
import { insightModule } from './insight/index.ts';
import { integrityModule } from './integrity/index.ts';
import { meritModule } from './merit/index.ts';
import { notificationModule } from './notification/index.ts';
import { operationsModule } from './operations/index.ts';
import { organizationModule } from './organization/index.ts';
import { outsideModule } from './outside/index.ts';
import { peopleModule } from './people/index.ts';
import { publicityModule } from './publicity/index.ts';
import { serviceTypeModule } from './service-type/index.ts';
import { starModule } from './star/index.ts';
import { workspaceModule } from './workspace/index.ts';

/** Every module, lower ones first (modules/order.json). */
export const modules: readonly Module[] = [
  organizationModule,
  serviceTypeModule,
  peopleModule,
  activityModule,
  publicityModule,
  hoursModule,
  outsideModule,
  meritModule,
  starModule,
  complaintModule,
  notificationModule,
  insightModule,
  integrityModule,
  operationsModule,
  workspaceModule,
  exportModule,
];
