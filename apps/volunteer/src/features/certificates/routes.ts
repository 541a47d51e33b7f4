import type { RouteRecordRaw } from 'vue-router';

export const certificateRoutes: RouteRecordRaw[] = [
  {
    path: '/certificates',
    name: 'certificates',
    component: () => import('./pages/CertificatesPage.vue'),
    meta: { title: 'certificates.title' },
  },
  {
    path: '/certificates/new',
    name: 'newCertificate',
    component: () => import('./pages/RequestPage.vue'),
    meta: { title: 'certificates.ask' },
  },
  {
    path: '/verify',
    name: 'verify',
    component: () => import('./pages/VerifyPage.vue'),
    meta: { title: 'certificates.verify.title', open: true },
  },
];
