import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  { path: '/inbox', name: 'inbox', component: () => import('./pages/InboxPage.vue'), meta: { title: 'inbox.title' } },
];
