import { Shapes } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/service-types',
    name: 'service-types',
    component: () => import('./pages/ServiceTypesPage.vue'),
    meta: { title: 'serviceTypes.title', menu: { icon: Shapes, order: 5, group: 'organization' } },
  },
];
