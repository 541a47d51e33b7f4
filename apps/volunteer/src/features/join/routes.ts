import type { RouteRecordRaw } from 'vue-router';

export const joinRoutes: RouteRecordRaw[] = [
  {
    path: '/join/:code',
    name: 'join',
    component: () => import('./pages/JoinPage.vue'),
    props: true,
    meta: { title: 'register.join.title', open: true },
  },
];
