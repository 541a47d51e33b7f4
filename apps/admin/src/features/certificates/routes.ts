import { FileBadge } from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

export const routes: FeatureRoutes = [
  {
    path: '/certificate-requests',
    name: 'certificate-requests',
    component: () => import('./pages/RequestsPage.vue'),
    meta: {
      title: 'certificates.title',
      action: 'certificate.issue',
      menu: { icon: FileBadge, order: 3, group: 'hours' },
    },
  },
  {
    path: '/certificates',
    name: 'certificates',
    component: () => import('./pages/IssuedPage.vue'),
    meta: { title: 'certificates.issued', action: 'certificate.issue', parent: 'certificate-requests' },
  },
];
