import type { RouteRecordRaw } from 'vue-router';

export const meritRoutes: RouteRecordRaw[] = [
  {
    path: '/me/merits',
    name: 'merits',
    component: () => import('./pages/MeritsPage.vue'),
    meta: { title: 'merits.title' },
  },
];
