import type { Module } from '../../platform/module.ts';
import { countLines } from './count-lines.ts';
import { IntegrityResolver } from './integrity.resolver.ts';

/** 时长公开: how hours come to be, for anybody. */
export const integrityModule: Module = {
  name: 'integrity',
  entities: [],
  resolvers: [IntegrityResolver],
  jobs: [countLines],
};
