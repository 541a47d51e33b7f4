import { loadMe } from '@jinguo/web';
import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router';
import { client } from './client.ts';
import { activityRoutes } from './features/activities/routes.ts';
import { certificateRoutes } from './features/certificates/routes.ts';
import { checkInRoutes } from './features/check-in/routes.ts';
import { complaintRoutes } from './features/complaints/routes.ts';
import { homeRoutes } from './features/home/routes.ts';
import { hoursRoutes } from './features/hours/routes.ts';
import { inboxRoutes } from './features/inbox/routes.ts';
import { integrityRoutes } from './features/integrity/routes.ts';
import { joinRoutes } from './features/join/routes.ts';
import { meRoutes } from './features/me/routes.ts';
import { meritRoutes } from './features/merits/routes.ts';
import { noticeRoutes } from './features/notices/routes.ts';
import { registerRoutes } from './features/register/routes.ts';
import { rightsRoutes } from './features/rights/routes.ts';
import { shiftRoutes } from './features/shifts/routes.ts';
import { signInRoutes } from './features/sign-in/routes.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title in the messages. */
    title: string;
    /** Anyone may open it; all other pages lead to 登录 first. */
    open?: boolean;
    /** One of the five pages of the bottom bar. */
    tab?: 'home' | 'activities' | 'checkIn' | 'hours' | 'me';
  }
}

const routes: RouteRecordRaw[] = [
  ...homeRoutes,
  ...activityRoutes,
  ...shiftRoutes,
  ...checkInRoutes,
  ...hoursRoutes,
  ...certificateRoutes,
  ...meRoutes,
  ...meritRoutes,
  ...noticeRoutes,
  ...complaintRoutes,
  ...rightsRoutes,
  ...inboxRoutes,
  ...signInRoutes,
  ...registerRoutes,
  ...joinRoutes,
  ...integrityRoutes,
  {
    path: '/:rest(.*)*',
    name: 'lost',
    component: () => import('./shared/ui/LostPage.vue'),
    meta: { title: 'app.lostTitle', open: true },
  },
];

/** Where 登录 leads back to; only paths of this app. */
export const nextOf = (value: unknown): string =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : '/';

export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach(async (to) => {
    if (to.meta.open) return true;
    // Without a network and without a kept sign-in the page itself says what is wrong.
    const me = await loadMe(client).catch(() => undefined);
    return me === null ? { name: 'signIn', query: { next: to.fullPath } } : true;
  });
  return router;
}
