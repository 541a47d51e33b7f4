import type { RouteRecordRaw } from 'vue-router';

const page = () => import('./pages/CheckInPage.vue');

export const checkInRoutes: RouteRecordRaw[] = [
  { path: '/check-in', name: 'checkIn', component: page, meta: { title: 'checkIn.title', tab: 'checkIn' } },
  // The QR is this address, so any phone's own scanner leads here too (stack.md, Make each QR a URL).
  {
    path: '/c/:activity/:code',
    name: 'code',
    component: page,
    props: true,
    meta: { title: 'checkIn.title', tab: 'checkIn' },
  },
];
