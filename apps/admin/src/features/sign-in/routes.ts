import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./pages/SignInPage.vue'),
    meta: { title: 'signIn.title', bare: true, open: true },
  },
  {
    path: '/first',
    name: 'first-administrator',
    component: () => import('./pages/FirstPage.vue'),
    meta: { title: 'signIn.firstTitle', bare: true, open: true },
  },
  {
    path: '/restore',
    name: 'restore',
    component: () => import('./pages/RestorePage.vue'),
    meta: { title: 'signIn.restoreTitle', bare: true, open: true },
  },
];
