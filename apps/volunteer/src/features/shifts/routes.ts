import type { RouteRecordRaw } from 'vue-router';

export const shiftRoutes: RouteRecordRaw[] = [
  {
    path: '/shifts',
    name: 'shifts',
    component: () => import('./pages/ShiftsPage.vue'),
    meta: { title: 'shifts.title' },
  },
  {
    path: '/shifts/:id/visit',
    name: 'visit',
    component: () => import('./pages/VisitPage.vue'),
    props: true,
    meta: { title: 'visit.title' },
  },
];
