import type { Module } from '../../platform/module.ts';
import { ExportResolver, ExportSavedResolver } from './export.resolver.ts';
import { exportWork } from './export-work.ts';
import './person-part.ts';

/** Lists taken along as spreadsheets: reads the lower modules by their own projections and reach. */
export const exportModule: Module = {
  name: 'export',
  entities: [],
  resolvers: [ExportResolver, ExportSavedResolver],
  work: [exportWork],
};
