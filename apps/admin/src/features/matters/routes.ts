import { UserRoundCheck } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/call-backs',
    name: 'call-backs',
    component: () => import('./pages/CallBacksPage.vue'),
    meta: {
      title: 'matters.title',
      action: 'registration.call-back',
      menu: { icon: UserRoundCheck, order: 2, group: 'people', badge: 'matters' },
    },
  },
  {
    path: '/papers-to-verify',
    name: 'papers-to-verify',
    component: () => import('./pages/PapersPage.vue'),
    meta: { title: 'matters.papers', action: 'qualification.verify', parent: 'call-backs' },
  },
  {
    path: '/identity-disputes',
    name: 'identity-disputes',
    component: () => import('./pages/DisputesPage.vue'),
    meta: { title: 'matters.disputes', action: 'identity.resolve', parent: 'call-backs' },
  },
  {
    path: '/merges',
    name: 'merges',
    component: () => import('./pages/MergesPage.vue'),
    meta: { title: 'matters.merges', action: 'volunteer.merge', parent: 'call-backs' },
  },
  {
    path: '/duplicates',
    name: 'duplicates',
    component: () => import('./pages/DuplicatesPage.vue'),
    meta: { title: 'matters.duplicates', action: 'volunteer.merge', parent: 'call-backs' },
  },
  {
    path: '/rights-requests',
    name: 'rights-requests',
    component: () => import('./pages/RightsPage.vue'),
    meta: { title: 'matters.rights', action: 'rights.handle', parent: 'call-backs' },
  },
];
