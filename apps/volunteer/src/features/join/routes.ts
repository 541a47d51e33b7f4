import type { RouteRecordRaw } from 'vue-router';

export const joinRoutes: RouteRecordRaw[] = [];
