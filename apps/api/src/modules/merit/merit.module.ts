import type { Module } from '../../platform/module.ts';
import { AwardResolver } from './award/award.resolver.ts';
import { EvaluationResolver } from './evaluation/evaluation.resolver.ts';
import { MyEvaluationResolver } from './evaluation/my-evaluation.resolver.ts';
import './fields/person-part.ts';
import { TrainingResolver } from './training/training.resolver.ts';

/** 培训、表彰奖励、评价: records of their own beside the hours (令67 §8–10). */
export const meritModule: Module = {
  name: 'merit',
  entities: [],
  resolvers: [TrainingResolver, AwardResolver, EvaluationResolver, MyEvaluationResolver],
  actions: ['merit.record'],
};
