import { KeyRound } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/access',
    name: 'access',
    component: () => import('./pages/AccountsPage.vue'),
    meta: {
      title: 'access.title',
      action: 'account.read',
      menu: { icon: KeyRound, order: 1, group: 'system', badge: 'restorations' },
    },
  },
  {
    path: '/access/here',
    name: 'rights',
    component: () => import('./pages/RightsPage.vue'),
    meta: { title: 'access.here', action: 'account.read', parent: 'access' },
  },
  {
    path: '/access/fields',
    name: 'field-rights',
    component: () => import('./pages/FieldRightsPage.vue'),
    meta: { title: 'fieldRights.title', action: 'account.read', parent: 'access' },
  },
  {
    path: '/access/:id',
    name: 'account',
    component: () => import('./pages/AccountPage.vue'),
    meta: { title: 'access.one', action: 'account.read', parent: 'access' },
  },
];
