import type { Module } from '../../platform/module.ts';
import { ListSettingsResolver } from './view/list-settings.resolver.ts';

/** How each account looks at its lists: saved filters, chosen columns. Nobody imports it. */
export const workspaceModule: Module = { name: 'workspace', entities: [], resolvers: [ListSettingsResolver] };
