import { ScrollText } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./pages/AuditPage.vue'),
    meta: { title: 'audit.title', action: 'audit.read', menu: { icon: ScrollText, order: 4, group: 'data' } },
  },
];
