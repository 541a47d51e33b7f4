import { Activity } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/system',
    name: 'system',
    component: () => import('./pages/SystemPage.vue'),
    meta: { title: 'system.title', action: 'system.read', menu: { icon: Activity, order: 2, group: 'system' } },
  },
];
