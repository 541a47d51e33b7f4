import { ClipboardCheck } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/hours',
    name: 'hours',
    component: () => import('./pages/HoursReviewPage.vue'),
    meta: {
      title: 'hours.title',
      action: 'hours.read',
      menu: { icon: ClipboardCheck, order: 1, group: 'hours', badge: 'records' },
    },
  },
];
