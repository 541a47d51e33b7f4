import type { RouteRecordRaw } from 'vue-router';

export const activityRoutes: RouteRecordRaw[] = [
  {
    path: '/activities',
    name: 'activities',
    component: () => import('./pages/ActivitiesPage.vue'),
    meta: { title: 'activities.title', open: true, tab: 'activities' },
  },
  {
    path: '/activities/:id',
    name: 'activity',
    component: () => import('./pages/ActivityPage.vue'),
    props: true,
    meta: { title: 'activities.detail', open: true },
  },
];
