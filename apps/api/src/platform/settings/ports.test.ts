import { expect, it } from 'vitest';
import { portProblems } from './ports.ts';

it('the two ports of the figures, the API’s and the worker’s one further, are not the one people reach', () => {
  const refused = (METRICS_PORT?: number) => portProblems({ PORT: 4000, METRICS_PORT }).map(({ name }) => name);
  for (const free of [undefined, 0, 4001, 9400]) expect(refused(free), String(free)).toEqual([]);
  for (const taken of [4000, 3999]) expect(refused(taken), String(taken)).toEqual(['METRICS_PORT']);
});
