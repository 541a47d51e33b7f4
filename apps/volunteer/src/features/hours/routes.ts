import type { RouteRecordRaw } from 'vue-router';

export const hoursRoutes: RouteRecordRaw[] = [
  {
    path: '/hours',
    name: 'hours',
    component: () => import('./pages/HoursPage.vue'),
    meta: { title: 'hours.title', tab: 'hours' },
  },
  {
    path: '/hours/external',
    name: 'external-hours',
    component: () => import('./pages/ExternalPage.vue'),
    meta: { title: 'hours.external', tab: 'hours' },
  },
  {
    path: '/hours/:id',
    name: 'record',
    component: () => import('./pages/RecordPage.vue'),
    props: true,
    meta: { title: 'hours.record' },
  },
];
