import { UsersRound } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/teams',
    name: 'teams',
    component: () => import('./pages/TeamsPage.vue'),
    meta: {
      title: 'teams.title',
      action: 'unit.read',
      menu: { icon: UsersRound, order: 2, group: 'organization', badge: 'members' },
    },
  },
  {
    path: '/teams/:id',
    name: 'team',
    component: () => import('./pages/TeamPage.vue'),
    meta: { title: 'teams.one', action: 'unit.read', parent: 'teams' },
  },
];
