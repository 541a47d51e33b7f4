export * from './actions.ts';
export * from './choice.ts';
export * from './limits.ts';
export * from './moving-states.ts';
export * from './person-states.ts';
export * from './refusals.ts';
export * from './sentence.ts';
export * from './states.ts';
