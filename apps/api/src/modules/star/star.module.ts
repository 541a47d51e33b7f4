import type { Module } from '../../platform/module.ts';
import { proposeReached } from './deciding/propose-reached.ts';
import { StarPolicyResolver } from './policy/star-policy.resolver.ts';
import './person-part.ts';
import { StarResolver } from './standing/star.resolver.ts';

/** 星级认定: on final hours and quality, one star at a time (令67 §10). */
export const starModule: Module = {
  name: 'star',
  entities: [],
  resolvers: [StarResolver, StarPolicyResolver],
  jobs: [proposeReached],
  actions: ['star.confirm', 'star.policy'],
};
