import type { RouteRecordRaw } from 'vue-router';

export const complaintRoutes: RouteRecordRaw[] = [
  {
    path: '/complaints',
    name: 'complaints',
    component: () => import('./pages/ComplaintsPage.vue'),
    meta: { title: 'complaints.title' },
  },
  {
    path: '/complaints/new',
    name: 'complain',
    component: () => import('./pages/ComplainPage.vue'),
    meta: { title: 'complaints.open' },
  },
  {
    path: '/complaints/:id',
    name: 'complaint',
    component: () => import('./pages/ComplaintPage.vue'),
    props: true,
    meta: { title: 'complaints.one' },
  },
];
