import type { RouteRecordRaw } from 'vue-router';

export const meRoutes: RouteRecordRaw[] = [
  { path: '/me', name: 'me', component: () => import('./pages/MePage.vue'), meta: { title: 'me.title', tab: 'me' } },
  {
    path: '/me/profile',
    name: 'profile',
    component: () => import('./pages/ProfilePage.vue'),
    meta: { title: 'me.profile' },
  },
  { path: '/me/teams', name: 'teams', component: () => import('./pages/TeamsPage.vue'), meta: { title: 'me.teams' } },
  {
    path: '/me/qualifications',
    name: 'qualifications',
    component: () => import('./pages/QualificationsPage.vue'),
    meta: { title: 'me.qualifications' },
  },
  {
    path: '/me/consents',
    name: 'consents',
    component: () => import('./pages/ConsentsPage.vue'),
    meta: { title: 'me.consents' },
  },
  { path: '/me/keys', name: 'keys', component: () => import('./pages/KeysPage.vue'), meta: { title: 'me.keys' } },
  {
    path: '/notice',
    name: 'notice',
    component: () => import('./pages/NoticePage.vue'),
    meta: { title: 'me.notice', open: true },
  },
];
