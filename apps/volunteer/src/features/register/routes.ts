import type { RouteRecordRaw } from 'vue-router';

export const registerRoutes: RouteRecordRaw[] = [];
