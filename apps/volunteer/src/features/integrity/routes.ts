import type { RouteRecordRaw } from 'vue-router';

export const integrityRoutes: RouteRecordRaw[] = [
  {
    path: '/integrity',
    name: 'integrity',
    component: () => import('./pages/IntegrityPage.vue'),
    meta: { title: 'integrity.title', open: true },
  },
];
