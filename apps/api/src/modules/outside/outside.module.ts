import type { Module } from '../../platform/module.ts';
import {
  ExternalHoursResolver,
  MyExternalResolver,
  VolunteerExternalResolver,
} from './external/external-hours.resolver.ts';
import { ExternalImportResolver, ExternalImportSavedResolver } from './external/external-import.resolver.ts';
import { externalImportWork, forgetExternalImports } from './external/import-work.ts';
import './external/person-part.ts';

/** Other platforms: hours of theirs shown here. */
export const outsideModule: Module = {
  name: 'outside',
  entities: [],
  resolvers: [
    ExternalImportResolver,
    ExternalImportSavedResolver,
    ExternalHoursResolver,
    VolunteerExternalResolver,
    MyExternalResolver,
  ],
  jobs: [forgetExternalImports],
  work: [externalImportWork],
  actions: ['hours.outside'],
};
