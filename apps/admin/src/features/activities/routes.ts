import { CalendarDays } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/activities',
    name: 'activities',
    component: () => import('./pages/ActivitiesPage.vue'),
    meta: {
      title: 'activities.title',
      action: 'activity.read',
      menu: { icon: CalendarDays, order: 1, group: 'activity' },
    },
  },
  {
    path: '/activities/new',
    name: 'activity-new',
    component: () => import('./pages/ActivityEditorPage.vue'),
    meta: { title: 'activities.create', action: 'activity.manage', parent: 'activities' },
  },
  {
    path: '/activities/quick',
    name: 'activity-quick',
    component: () => import('./pages/QuickStartPage.vue'),
    meta: { title: 'activities.quick', action: 'activity.manage', parent: 'activities' },
  },
  {
    path: '/activities/:id',
    name: 'activity',
    component: () => import('./pages/ActivityPage.vue'),
    meta: { title: 'activities.one', action: 'activity.read', parent: 'activities' },
  },
  {
    path: '/activities/:id/edit',
    name: 'activity-edit',
    component: () => import('./pages/ActivityEditorPage.vue'),
    meta: { title: 'activities.edit', action: 'activity.manage', parent: 'activity' },
  },
];
