import { Medal } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/merits',
    name: 'merits',
    component: () => import('./pages/MeritsPage.vue'),
    meta: { title: 'merits.title', action: 'volunteer.read', menu: { icon: Medal, order: 5, group: 'people' } },
  },
  {
    path: '/volunteers/:id/merits',
    name: 'volunteer-merits',
    component: () => import('./pages/VolunteerMeritsPage.vue'),
    meta: { title: 'merits.title', action: 'volunteer.read', parent: 'volunteer' },
  },
  {
    path: '/activities/:id/evaluations',
    name: 'evaluations',
    component: () => import('./pages/EvaluationsPage.vue'),
    meta: { title: 'merits.evaluations', action: 'merit.record', parent: 'activity' },
  },
];
