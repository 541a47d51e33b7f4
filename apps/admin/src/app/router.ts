import type { ApolloClient } from '@apollo/client/core';
import { loadMe, type Me, mayDo } from '@jinguo/web';
import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type RouteLocationRaw,
  type Router,
} from 'vue-router';
import { routes } from './routes.ts';

/** Where a visit leads: sign-in for strangers, "no right" for those without the page's right, else the page itself. */
export function guardOf(
  to: Pick<RouteLocationNormalized, 'meta' | 'fullPath'>,
  me: Me | null,
): RouteLocationRaw | true {
  if (to.meta.open) return true;
  if (!me) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  if (to.meta.action && !mayDo(me, to.meta.action)) return { name: 'no-right', query: { action: to.meta.action } };
  return true;
}

/** History under /admin; each page asks for its right before it is shown. */
export function makeRouter(client: ApolloClient<unknown>): Router {
  const router = createRouter({
    history: createWebHistory('/admin/'),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach(async (to) => {
    if (to.meta.open) return true;
    // A failed look-up is not a signed-out person: the page itself then shows the error with a retry.
    const me = await loadMe(client).catch(() => undefined);
    return me === undefined ? true : guardOf(to, me);
  });
  return router;
}
