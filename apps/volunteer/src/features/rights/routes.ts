import type { RouteRecordRaw } from 'vue-router';

export const rightsRoutes: RouteRecordRaw[] = [
  {
    path: '/me/rights',
    name: 'rights',
    component: () => import('./pages/RightsPage.vue'),
    meta: { title: 'rights.title' },
  },
  {
    path: '/guardian/:token',
    name: 'guardian',
    component: () => import('./pages/GuardianPage.vue'),
    meta: { title: 'rights.guardian.title', open: true },
  },
];
