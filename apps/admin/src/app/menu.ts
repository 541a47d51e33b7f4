import type { Action } from '@jinguo/schema';
import type { Component } from 'vue';
import type { RouteRecordNameGeneric, RouteRecordNormalized } from 'vue-router';

/** What waits behind an entry, as a figure beside it. */
export type Badge = 'records' | 'members' | 'matters' | 'guardians' | 'restorations';

export interface MenuItem {
  readonly name: NonNullable<RouteRecordNameGeneric>;
  readonly title: string;
  readonly icon: Component;
  readonly badge?: Badge | undefined;
}

/** The menu from the routes themselves: what she may not open is not there. */
export function menuOf(
  routes: readonly Pick<RouteRecordNormalized, 'name' | 'meta'>[],
  can: (action: Action) => boolean,
): MenuItem[] {
  return routes
    .filter((route) => route.name && route.meta.menu && (!route.meta.action || can(route.meta.action)))
    .sort((a, b) => (a.meta.menu?.order ?? 0) - (b.meta.menu?.order ?? 0))
    .flatMap((route) =>
      route.name && route.meta.menu
        ? [
            {
              name: route.name,
              title: route.meta.title ?? '',
              icon: route.meta.menu.icon,
              badge: route.meta.menu.badge,
            },
          ]
        : [],
    );
}
