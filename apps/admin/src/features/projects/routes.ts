import { FolderKanban } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/projects',
    name: 'projects',
    component: () => import('./pages/ProjectsPage.vue'),
    meta: {
      title: 'projects.title',
      action: 'activity.read',
      menu: { icon: FolderKanban, order: 2, group: 'activity' },
    },
  },
];
