import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/activities/:id/cancel',
    name: 'plan-cancel',
    component: () => import('./pages/CancelPage.vue'),
    meta: { title: 'plans.cancel', action: 'activity.manage', parent: 'activity' },
  },
  {
    path: '/activities/:id/move',
    name: 'plan-move',
    component: () => import('./pages/MovePage.vue'),
    meta: { title: 'plans.move', action: 'activity.manage', parent: 'activity' },
  },
  {
    path: '/activities/:id/places',
    name: 'plan-places',
    component: () => import('./pages/PlacesPage.vue'),
    meta: { title: 'plans.places', action: 'activity.manage', parent: 'activity' },
  },
  {
    path: '/activities/:id/close',
    name: 'plan-close',
    component: () => import('./pages/ClosePage.vue'),
    meta: { title: 'plans.close', action: 'activity.read', parent: 'activity' },
  },
  {
    path: '/activities/:id/history',
    name: 'plan-history',
    component: () => import('./pages/HistoryPage.vue'),
    meta: { title: 'plans.history', action: 'activity.read', parent: 'activity' },
  },
];
