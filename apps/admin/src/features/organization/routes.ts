import { Network } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/organization',
    name: 'organization',
    component: () => import('./pages/OrganizationPage.vue'),
    meta: {
      title: 'organization.title',
      action: 'unit.read',
      menu: { icon: Network, order: 1, group: 'organization' },
    },
  },
];
