import type { RouteRecordRaw } from 'vue-router';

export const noticeRoutes: RouteRecordRaw[] = [
  {
    path: '/notices',
    name: 'notices',
    component: () => import('./pages/NoticesPage.vue'),
    meta: { title: 'notices.title' },
  },
  {
    path: '/notices/objections',
    name: 'my-objections',
    component: () => import('./pages/ObjectionsPage.vue'),
    meta: { title: 'notices.mine' },
  },
  {
    path: '/notices/:id',
    name: 'notice-item',
    component: () => import('./pages/NoticeItemPage.vue'),
    props: true,
    meta: { title: 'notices.item' },
  },
];
