import type { Module } from '../../platform/module.ts';
import { OutsideBatchResolver } from './batch/batch.resolver.ts';
import { batchWork, watchSilence } from './batch/batch-work.ts';
import {
  ExternalHoursResolver,
  MyExternalResolver,
  VolunteerExternalResolver,
} from './external/external-hours.resolver.ts';
import { ExternalImportResolver, ExternalImportSavedResolver } from './external/external-import.resolver.ts';
import { externalImportWork, forgetExternalImports } from './external/import-work.ts';
import './external/person-part.ts';
import './system/person-part.ts';
import {
  OutsideEntryResolver,
  OutsideEntrySavedResolver,
  OutsideSystemResolver,
  OutsideSystemSavedResolver,
} from './system/system.resolver.ts';

/** Other platforms: hours of theirs shown here, and records of ours handed over to them. */
export const outsideModule: Module = {
  name: 'outside',
  entities: [],
  resolvers: [
    ExternalImportResolver,
    ExternalImportSavedResolver,
    ExternalHoursResolver,
    VolunteerExternalResolver,
    MyExternalResolver,
    OutsideSystemResolver,
    OutsideSystemSavedResolver,
    OutsideEntryResolver,
    OutsideEntrySavedResolver,
    OutsideBatchResolver,
  ],
  jobs: [forgetExternalImports, watchSilence],
  work: [externalImportWork, batchWork],
  actions: ['hours.outside'],
};
