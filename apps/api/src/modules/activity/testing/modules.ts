import type { Module } from '../../../platform/module.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { activityModule } from '../index.ts';

/** The modules a world of this module's tests needs: its own and those below. */
export const testModules: readonly Module[] = [organizationModule, serviceTypeModule, peopleModule, activityModule];
