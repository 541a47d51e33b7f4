import { BadgeCheck, Shapes } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/service-types',
    name: 'service-types',
    component: () => import('./pages/ServiceTypesPage.vue'),
    meta: { title: 'serviceTypes.title', menu: { icon: Shapes, order: 5, group: 'organization' } },
  },
  {
    path: '/qualification-kinds',
    name: 'qualification-kinds',
    component: () => import('./pages/QualificationKindsPage.vue'),
    meta: { title: 'serviceTypes.kinds', menu: { icon: BadgeCheck, order: 6, group: 'organization' } },
  },
];
