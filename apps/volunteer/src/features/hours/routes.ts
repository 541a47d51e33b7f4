import type { RouteRecordRaw } from 'vue-router';

export const hoursRoutes: RouteRecordRaw[] = [];
