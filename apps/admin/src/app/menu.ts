import type { Action } from '@jinguo/schema';
import type { Component } from 'vue';
import type { RouteRecordNameGeneric, RouteRecordNormalized } from 'vue-router';
import { type Badge, type MenuGroup, menuGroups } from '../shared/feature.ts';

export interface MenuItem {
  readonly name: NonNullable<RouteRecordNameGeneric>;
  readonly title: string;
  readonly icon: Component;
  readonly group: MenuGroup | null;
  readonly badge?: Badge | undefined;
}
export interface MenuPart {
  readonly group: MenuGroup | null;
  readonly items: readonly MenuItem[];
}

const rank = (group: MenuGroup | undefined): number => (group ? menuGroups.indexOf(group) : -1);

/** The menu from the routes themselves: what she may not open is not there. */
export function menuOf(
  routes: readonly Pick<RouteRecordNormalized, 'name' | 'meta'>[],
  can: (action: Action) => boolean,
): MenuItem[] {
  return routes
    .filter((route) => route.name && route.meta.menu && (!route.meta.action || can(route.meta.action)))
    .sort(
      ({ meta: { menu: a } }, { meta: { menu: b } }) =>
        rank(a?.group) - rank(b?.group) || (a?.order ?? 0) - (b?.order ?? 0),
    )
    .flatMap((route) =>
      route.name && route.meta.menu
        ? [
            {
              name: route.name,
              title: route.meta.title ?? '',
              icon: route.meta.menu.icon,
              group: route.meta.menu.group ?? null,
              badge: route.meta.menu.badge,
            },
          ]
        : [],
    );
}

/** The same by groups, in order; a group with nothing in it for her is not there. */
export function partsOf(items: readonly MenuItem[]): MenuPart[] {
  return [null, ...menuGroups]
    .map((group) => ({ group, items: items.filter((item) => item.group === group) }))
    .filter((part) => part.items.length > 0);
}
