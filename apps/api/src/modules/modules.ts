// Every entry point comes by here: GraphQL types want their metadata before they are read.
import 'reflect-metadata';
import type { Module } from '../platform/module.ts';
import { organizationModule } from './organization/index.ts';
import { serviceTypeModule } from './service-type/index.ts';

/** Every module, lower ones first (modules/order.json). */
export const modules: readonly Module[] = [organizationModule, serviceTypeModule];
