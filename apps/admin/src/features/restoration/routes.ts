import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/access/restorations',
    name: 'restorations',
    component: () => import('./pages/RestorationsPage.vue'),
    meta: { title: 'restoration.title', action: 'account.restore', parent: 'access' },
  },
];
