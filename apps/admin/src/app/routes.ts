import type { RouteRecordRaw } from 'vue-router';
import { routes as access } from '../features/access/routes.ts';
import { routes as activities } from '../features/activities/routes.ts';
import { routes as attendance } from '../features/attendance/routes.ts';
import { routes as audit } from '../features/audit/routes.ts';
import { routes as certificates } from '../features/certificates/routes.ts';
import { routes as complaints } from '../features/complaints/routes.ts';
import { routes as dashboard } from '../features/dashboard/routes.ts';
import { routes as hours } from '../features/hours/routes.ts';
import { routes as inbox } from '../features/inbox/routes.ts';
import { routes as keys } from '../features/keys/routes.ts';
import { routes as matters } from '../features/matters/routes.ts';
import { routes as merits } from '../features/merits/routes.ts';
import { routes as moving } from '../features/moving/routes.ts';
import { routes as organization } from '../features/organization/routes.ts';
import { routes as outside } from '../features/outside/routes.ts';
import { routes as plans } from '../features/plans/routes.ts';
import { routes as projects } from '../features/projects/routes.ts';
import { routes as publicity } from '../features/publicity/routes.ts';
import { routes as registers } from '../features/registers/routes.ts';
import { routes as restoration } from '../features/restoration/routes.ts';
import { routes as roots } from '../features/roots/routes.ts';
import { routes as serviceTypes } from '../features/service-types/routes.ts';
import { routes as signIn } from '../features/sign-in/routes.ts';
import { routes as system } from '../features/system/routes.ts';
import { routes as teams } from '../features/teams/routes.ts';
import { routes as volunteers } from '../features/volunteers/routes.ts';

/** Every page of the app; features know nothing of each other, this list knows them all. */
export const routes: RouteRecordRaw[] = [
  ...signIn,
  ...keys,
  ...dashboard,
  ...activities,
  ...attendance,
  ...plans,
  ...projects,
  ...moving,
  ...merits,
  ...complaints,
  ...volunteers,
  ...matters,
  ...teams,
  ...hours,
  ...certificates,
  ...outside,
  ...organization,
  ...serviceTypes,
  ...access,
  ...restoration,
  ...roots,
  ...publicity,
  ...registers,
  ...audit,
  ...inbox,
  ...system,
  {
    path: '/no-right',
    name: 'no-right',
    component: () => import('./NoRightPage.vue'),
    meta: { title: 'shell.noRight' },
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('./NotFoundPage.vue'),
    meta: { title: 'shell.notFound' },
  },
];
