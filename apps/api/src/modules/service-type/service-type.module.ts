import type { Module } from '../../platform/module.ts';
import { ServiceType } from './type/service-type.entity.ts';
import { ServiceTypeResolver } from './type/service-type.resolver.ts';

/** The catalogue of services: risk, privacy class, needed qualification. */
export const serviceTypeModule: Module = {
  name: 'service-type',
  entities: [ServiceType],
  resolvers: [ServiceTypeResolver],
  actions: ['service-type.manage'],
};
