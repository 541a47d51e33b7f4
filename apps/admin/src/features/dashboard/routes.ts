import { House } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/',
    name: 'dashboard',
    component: () => import('./pages/DashboardPage.vue'),
    meta: { title: 'dashboard.title', menu: { icon: House, order: 1 } },
  },
];
