import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/keys',
    name: 'keys',
    component: () => import('./pages/KeysPage.vue'),
    meta: { title: 'keys.title' },
  },
];
