import type { RouteRecordRaw } from 'vue-router';

export const registerRoutes: RouteRecordRaw[] = [
  {
    path: '/register',
    name: 'register',
    component: () => import('./pages/RegisterPage.vue'),
    meta: { title: 'register.title', open: true },
  },
  {
    path: '/confirm',
    name: 'confirm',
    component: () => import('./pages/ConfirmPage.vue'),
    meta: { title: 'register.confirmTitle', open: true },
  },
];
