import { UserRound } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/volunteers',
    name: 'volunteers',
    component: () => import('./pages/VolunteersPage.vue'),
    meta: {
      title: 'volunteers.title',
      action: 'volunteer.read',
      menu: { icon: UserRound, order: 1, group: 'people', badge: 'guardians' },
    },
  },
  {
    path: '/volunteers/register',
    name: 'register-for',
    component: () => import('./pages/RegisterForPage.vue'),
    meta: { title: 'volunteers.register', action: 'volunteer.register', parent: 'volunteers' },
  },
  {
    path: '/volunteers/:id',
    name: 'volunteer',
    component: () => import('./pages/VolunteerPage.vue'),
    meta: { title: 'volunteers.one', action: 'volunteer.read', parent: 'volunteers' },
  },
];
