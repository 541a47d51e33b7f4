import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/volunteers/import',
    name: 'imports',
    component: () => import('./pages/ImportsPage.vue'),
    meta: { title: 'moving.title', action: 'volunteer.register', parent: 'volunteers' },
  },
  {
    path: '/volunteers/import/:id',
    name: 'import',
    component: () => import('./pages/ImportPage.vue'),
    meta: { title: 'moving.one', action: 'volunteer.register', parent: 'imports' },
  },
  {
    path: '/volunteers/import/:id/codes',
    name: 'import-codes',
    component: () => import('./pages/CodesPage.vue'),
    meta: { title: 'moving.codes', action: 'volunteer.register', parent: 'import' },
  },
];
