import { MessageSquareWarning } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/complaints',
    name: 'complaints',
    component: () => import('./pages/ComplaintsPage.vue'),
    meta: {
      title: 'complaints.title',
      action: 'complaint.enter',
      menu: { icon: MessageSquareWarning, order: 5, group: 'activity' },
    },
  },
  {
    path: '/complaints/counts',
    name: 'complaint-counts',
    component: () => import('./pages/ComplaintCountsPage.vue'),
    meta: { title: 'complaints.counts', action: 'complaint.answer', parent: 'complaints' },
  },
  {
    path: '/complaints/:id',
    name: 'complaint',
    component: () => import('./pages/ComplaintPage.vue'),
    meta: { title: 'complaints.one', action: 'complaint.enter', parent: 'complaints' },
  },
];
