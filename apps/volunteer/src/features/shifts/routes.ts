import type { RouteRecordRaw } from 'vue-router';

export const shiftRoutes: RouteRecordRaw[] = [];
