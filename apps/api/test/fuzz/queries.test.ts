import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waysBelow } from '../leak-walk/walk.ts';
import { type Operation, operationOf } from './asking.ts';
import { type Fuzzed, fuzzOperation } from './fuzz.ts';
import { type FuzzWorld, makeFuzzWorld } from './fuzz-world.ts';

let world: FuzzWorld;
const fuzzed = new Map<string, Fuzzed>();
beforeAll(async () => {
  world = await makeFuzzWorld();
  for (const operation of operations()) fuzzed.set(operation.name, await fuzzOperation(world, operation));
}, 600_000);
afterAll(async () => {
  console.info(world.asker.report());
  await world.close();
});

/** Every query with arguments, and every field with arguments below one. */
function operations(): Operation[] {
  const query = world.http.world.schema.getQueryType();
  if (!query) return [];
  const top = Object.values(query.getFields()).filter(({ args }) => args.length > 0);
  return [...top.map((field) => [field]), ...waysBelow(query).values()].map((way) => operationOf('query', way));
}

describe('whatever anybody sends to any query', () => {
  it('is answered or refused in plain Chinese within two seconds, shows nothing of another county and changes nothing', () => {
    expect([...fuzzed.values()].flatMap(({ faults }) => faults)).toEqual([]);
  });
  it('leaves no surprise in the log', () => {
    expect(world.http.logged.filter((line) => line.includes('unexpected'))).toEqual([]);
  });
  it('was made from sound arguments: every query is answered to somebody', () => {
    expect([...fuzzed].filter(([, { accepted }]) => !accepted).map(([name]) => name)).toEqual([]);
  });
  it('reached the rows behind every argument and filter, cursors too', () => {
    expect([...fuzzed].flatMap(([name, { unreached }]) => unreached.map((path) => `${name} ${path}`))).toEqual([]);
  });
});
