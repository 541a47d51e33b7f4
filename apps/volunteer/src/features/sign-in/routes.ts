import type { RouteRecordRaw } from 'vue-router';

export const signInRoutes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'signIn',
    component: () => import('./pages/SignInPage.vue'),
    meta: { title: 'signIn.title', open: true },
  },
  {
    path: '/restore',
    name: 'restore',
    component: () => import('./pages/RestorePage.vue'),
    meta: { title: 'signIn.restoreTitle', open: true },
  },
];
