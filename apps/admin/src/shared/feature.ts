import type { Action } from '@jinguo/schema';
import type { Component } from 'vue';
import type { RouteRecordRaw } from 'vue-router';

/** What waits behind an entry, as a figure beside it. */
export type Badge = 'records' | 'members' | 'matters' | 'guardians' | 'restorations';

/** The groups of the side menu, in order. */
export const menuGroups = ['activity', 'people', 'hours', 'organization', 'data', 'system'] as const;
export type MenuGroup = (typeof menuGroups)[number];

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title; also the last breadcrumb. */
    title?: string;
    /** The right the page needs at some place of hers; none means: signed in is enough. */
    action?: Action;
    /** Shown in the side menu, with this icon, in this group (none: above them all) and at this position. */
    menu?: { icon: Component; order: number; group?: MenuGroup; badge?: Badge };
    /** Name of the route one step up. */
    parent?: string;
    /** Without menu and top bar. */
    bare?: boolean;
    /** Open to those who have not signed in. */
    open?: boolean;
  }
}

export type FeatureRoutes = readonly RouteRecordRaw[];
