import type { FeatureRoutes } from '../../shared/feature.ts';

/** Reached from the ledger by those at the province: a root is of the whole platform. */
export const routes: FeatureRoutes = [
  {
    path: '/ledger-roots',
    name: 'ledger-roots',
    component: () => import('./pages/RootsPage.vue'),
    meta: { title: 'roots.title', action: 'audit.read', parent: 'ledger' },
  },
];
