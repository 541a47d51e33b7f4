import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationOf } from './asking.ts';
import { type Fuzzed, fuzzOperation } from './fuzz.ts';
import { type FuzzWorld, makeFuzzWorld } from './fuzz-world.ts';
import { rowsOfCounty } from './untouched.ts';

let world: FuzzWorld;
const fuzzed = new Map<string, Fuzzed>();
let changed: () => Promise<string[]>;
beforeAll(async () => {
  world = await makeFuzzWorld();
  changed = await rowsOfCounty(world.http.world.ownerUrl, world.here.villageCode.slice(0, 6));
  for (const field of Object.values(world.http.world.schema.getMutationType()?.getFields() ?? {}))
    fuzzed.set(field.name, await fuzzOperation(world, operationOf('mutation', [field])));
}, 600_000);
afterAll(async () => {
  console.info(world.asker.report());
  await world.close();
});

/** Sound arguments that nobody of this world gets through with, and the rule that refuses them. */
const refusedByARule: Readonly<Record<string, string>> = {
  openFirstAdministrator: 'LINK_INVALID',
  claimFirstAdministrator: 'LINK_INVALID',
  correctRecord: 'CORRECTION_WAITING',
  passOnGuardianLink: 'GUARDIAN_LINK_BY_TEXT',
};

describe('whatever anybody sends to any mutation', () => {
  it('is answered or refused in plain Chinese within two seconds, shows nothing of another county and changes no row of it', () => {
    expect([...fuzzed.values()].flatMap(({ faults }) => faults)).toEqual([]);
  });
  it('leaves no surprise in the log', () => {
    expect(world.http.logged.filter((line) => line.includes('unexpected'))).toEqual([]);
  });
  it('found the world as it was made, each time: what a request did was undone', async () => {
    expect(await changed()).toEqual([]);
  });
  it('was made from sound arguments: every mutation goes through for somebody', () => {
    const refused = [...fuzzed].filter(([, { accepted }]) => !accepted).map(([name, { codes }]) => [name, codes[0]]);
    expect(Object.fromEntries(refused)).toEqual(refusedByARule);
  });
  it('reached the rules behind every argument and input field', () => {
    expect([...fuzzed].flatMap(([name, { unreached }]) => unreached.map((path) => `${name} ${path}`))).toEqual([]);
  });
});
