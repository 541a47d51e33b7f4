import { AlarmClock, ClipboardCheck, ShieldAlert, Timer } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/hours',
    name: 'hours',
    component: () => import('./pages/HoursReviewPage.vue'),
    meta: {
      title: 'hours.title',
      action: 'hours.read',
      menu: { icon: ClipboardCheck, order: 1, group: 'hours', badge: 'records' },
    },
  },
  {
    path: '/flags',
    name: 'flags',
    component: () => import('./pages/FlagsPage.vue'),
    meta: { title: 'hours.flag.title', action: 'hours.read', menu: { icon: ShieldAlert, order: 3, group: 'hours' } },
  },
  {
    path: '/flags/approvers',
    name: 'approver-flags',
    component: () => import('./pages/ApproverFlagsPage.vue'),
    meta: { title: 'hours.flag.approvers', action: 'hours.read', parent: 'flags' },
  },
  {
    path: '/deadlines',
    name: 'deadlines',
    component: () => import('./pages/DeadlinesPage.vue'),
    meta: { title: 'hours.deadlines', action: 'hours.read', menu: { icon: AlarmClock, order: 4, group: 'hours' } },
  },
  {
    path: '/hours-policies',
    name: 'hours-policies',
    component: () => import('./pages/PoliciesPage.vue'),
    meta: { title: 'policies.title', action: 'hours.read', menu: { icon: Timer, order: 9, group: 'hours' } },
  },
];
