import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/activities/:id/roster',
    name: 'roster',
    component: () => import('./pages/RosterPage.vue'),
    meta: { title: 'attendance.roster', action: 'roster.read', parent: 'activity' },
  },
  {
    path: '/activities/:id/board',
    name: 'board',
    component: () => import('./pages/BoardPage.vue'),
    meta: { title: 'attendance.board', action: 'roster.read', parent: 'activity' },
  },
  {
    path: '/activities/:id/late',
    name: 'late-entry',
    component: () => import('./pages/LateEntryPage.vue'),
    meta: { title: 'attendance.late.title', action: 'attendance.mark', parent: 'activity' },
  },
  {
    path: '/activities/:id/code',
    name: 'code-wall',
    component: () => import('./pages/CodeWallPage.vue'),
    meta: { title: 'attendance.code', action: 'attendance.mark', bare: true },
  },
];
