import { ArrowRightLeft, Globe } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/external-hours',
    name: 'external-hours',
    component: () => import('./pages/ExternalHoursPage.vue'),
    meta: { title: 'outside.external', action: 'hours.read', menu: { icon: Globe, order: 5, group: 'hours' } },
  },
  {
    path: '/external-hours/import',
    name: 'external-imports',
    component: () => import('./pages/ExternalImportsPage.vue'),
    meta: { title: 'outside.imports', action: 'hours.outside', parent: 'external-hours' },
  },
  {
    path: '/external-hours/import/:id',
    name: 'external-import',
    component: () => import('./pages/ExternalImportPage.vue'),
    meta: { title: 'outside.one', action: 'hours.outside', parent: 'external-imports' },
  },
  {
    path: '/outside-systems',
    name: 'outside-systems',
    component: () => import('./pages/OutsideSystemsPage.vue'),
    meta: {
      title: 'outside.systems',
      action: 'hours.outside',
      menu: { icon: ArrowRightLeft, order: 6, group: 'hours' },
    },
  },
  {
    path: '/outside-systems/:id',
    name: 'outside-system',
    component: () => import('./pages/OutsideSystemPage.vue'),
    meta: { title: 'outside.oneSystem', action: 'hours.outside', parent: 'outside-systems' },
  },
];
