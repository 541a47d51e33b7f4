import { Megaphone } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/public-notices',
    name: 'public-notices',
    component: () => import('./pages/NoticesPage.vue'),
    meta: {
      title: 'publicity.title',
      action: 'hours.read',
      menu: { icon: Megaphone, order: 3, group: 'hours' },
    },
  },
  {
    path: '/objections',
    name: 'objections',
    component: () => import('./pages/ObjectionsPage.vue'),
    meta: { title: 'publicity.objections', action: 'objection.answer', parent: 'public-notices' },
  },
];
