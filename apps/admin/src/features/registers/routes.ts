import {
  Award,
  Bell,
  BookOpenText,
  Download,
  Eye,
  FileCheck,
  Landmark,
  ListChecks,
  MapPinned,
  ScanLine,
  ShieldCheck,
  UserRoundPlus,
} from '@lucide/vue';
import type { FeatureRoutes } from '../../shared/feature.ts';

/** Lists over all places in reach: read, filtered, never changed here. */
export const routes: FeatureRoutes = [
  {
    path: '/sign-ups',
    name: 'sign-ups',
    component: () => import('./pages/SignUpsPage.vue'),
    meta: {
      title: 'registers.signUps',
      action: 'roster.read',
      menu: { icon: ListChecks, order: 3, group: 'activity' },
    },
  },
  {
    path: '/scans',
    name: 'scans',
    component: () => import('./pages/ScansPage.vue'),
    meta: { title: 'registers.scans', action: 'roster.read', menu: { icon: ScanLine, order: 4, group: 'activity' } },
  },
  {
    path: '/plan-changes',
    name: 'plan-changes',
    component: () => import('./pages/ToldPage.vue'),
    meta: { title: 'registers.told', action: 'roster.read', menu: { icon: Bell, order: 5, group: 'activity' } },
  },
  {
    path: '/memberships',
    name: 'memberships',
    component: () => import('./pages/MembershipsPage.vue'),
    meta: {
      title: 'registers.memberships',
      action: 'volunteer.read',
      menu: { icon: UserRoundPlus, order: 2, group: 'people' },
    },
  },
  {
    path: '/qualifications',
    name: 'qualifications',
    component: () => import('./pages/QualificationsPage.vue'),
    meta: {
      title: 'registers.qualifications',
      action: 'volunteer.read',
      menu: { icon: Award, order: 3, group: 'people' },
    },
  },
  {
    path: '/consents',
    name: 'consents',
    component: () => import('./pages/ConsentsPage.vue'),
    meta: {
      title: 'registers.consents',
      action: 'volunteer.read',
      menu: { icon: FileCheck, order: 4, group: 'people' },
    },
  },
  {
    path: '/ledger',
    name: 'ledger',
    component: () => import('./pages/LedgerPage.vue'),
    meta: { title: 'registers.ledger', action: 'hours.read', menu: { icon: BookOpenText, order: 2, group: 'hours' } },
  },
  {
    path: '/stations',
    name: 'stations',
    component: () => import('./pages/StationsPage.vue'),
    meta: {
      title: 'registers.stations',
      action: 'unit.read',
      menu: { icon: Landmark, order: 3, group: 'organization' },
    },
  },
  {
    path: '/divisions',
    name: 'divisions',
    component: () => import('./pages/DivisionsPage.vue'),
    meta: { title: 'registers.divisions', menu: { icon: MapPinned, order: 4, group: 'organization' } },
  },
  {
    path: '/exports',
    name: 'exports',
    component: () => import('./pages/ExportsPage.vue'),
    meta: { title: 'registers.exports', menu: { icon: Download, order: 1, group: 'data' } },
  },
  {
    path: '/privacy-notices',
    name: 'privacy-notices',
    component: () => import('./pages/NoticesPage.vue'),
    meta: { title: 'registers.notices', menu: { icon: ShieldCheck, order: 2, group: 'data' } },
  },
  {
    path: '/reveals',
    name: 'reveals',
    component: () => import('./pages/RevealsPage.vue'),
    meta: { title: 'registers.reveals', action: 'audit.read', menu: { icon: Eye, order: 3, group: 'data' } },
  },
];
