import { Medal, ScrollText, Star } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/merits',
    name: 'merits',
    component: () => import('./pages/MeritsPage.vue'),
    meta: { title: 'merits.title', action: 'volunteer.read', menu: { icon: Medal, order: 5, group: 'people' } },
  },
  {
    path: '/stars',
    name: 'stars',
    component: () => import('./pages/StarsPage.vue'),
    meta: { title: 'merits.stars.title', action: 'volunteer.read', menu: { icon: Star, order: 6, group: 'people' } },
  },
  {
    path: '/star-policies',
    name: 'star-policies',
    component: () => import('./pages/StarPoliciesPage.vue'),
    meta: { title: 'merits.stars.policy', action: 'unit.read', menu: { icon: ScrollText, order: 7, group: 'people' } },
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
