import type { Module } from '../platform/module.ts';

/** Every module, lower ones first (modules/order.json). */
export const modules: readonly Module[] = [];
