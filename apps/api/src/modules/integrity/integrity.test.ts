import { afterAll, beforeAll, expect, it } from 'vitest';
import { workerContext } from '../../platform/outbox/deliver.ts';
import { createRateLimits } from '../../platform/rate-limits.ts';
import { runUseCase } from '../../platform/run-use-case.ts';
import type { TestPlace } from '../../platform/testing/world.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { approveRecords } from '../hours/testing/acts.ts';
import {
  type AttendanceSpec,
  type HoursTree,
  lookedInto,
  makeHoursTree,
  makeHoursVolunteer,
  makeRecord,
} from '../hours/testing/hours.make.ts';
import { modules } from '../modules.ts';
import { codesOf } from '../people/testing/codes-of.ts';
import { countStatements } from '../people/testing/count-statements.ts';
import { type MadeVolunteer, makeStaffActor } from '../people/testing/people.make.ts';
import { countLines } from './count-lines.ts';

let world: World;
let tree: HoursTree;
let nights = 0;
beforeAll(async () => {
  world = await createWorld(modules);
});
afterAll(() => world.close());

const EIGHTH = ['2026-06-08T01:00:00Z', '2026-06-08T03:00:00Z'] as const;
/** A tree of its own for each rule, on a day of its own: lines of other units are not looked at. */
async function place(): Promise<void> {
  world.setNow('2026-06-15T04:00:00Z');
  tree = await makeHoursTree(world);
}
/** So many people of two hours each on the eighth of June, approved a week later by the county. */
async function served(people: number, more: Partial<AttendanceSpec> = {}): Promise<MadeVolunteer[]> {
  const staff = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
  const made: MadeVolunteer[] = [];
  const ids: string[] = [];
  for (let i = 0; i < people; i += 1) {
    const volunteer = await makeHoursVolunteer(world, tree);
    made.push(volunteer);
    ids.push((await makeRecord(world, tree, { volunteer, shift: EIGHTH, ...more })).id);
  }
  await lookedInto(world, tree, ...ids);
  const outcome = await runUseCase(world.context(staff), approveRecords, { ids });
  expect([codesOf(outcome), outcome]).toMatchObject([[], { refused: [] }]);
  return made;
}
/** The night after: what is told then of a unit. */
async function line(unit: TestPlace): Promise<Record<string, unknown> | undefined> {
  world.setNow(new Date(Date.UTC(2026, 5, 15, 19, (nights += 1) % 60)).toISOString());
  await inTransaction(workerContext(world.services), (tx) => countLines.run(tx));
  const { data, errors } = await ask(50);
  expect(errors).toBeUndefined();
  world.setNow(new Date(Date.UTC(2026, 5, 15, 19, nights % 60, 30)).toISOString());
  return data?.integrity.edges.map(({ node }) => node).find(({ id }) => id === unit.id);
}
const ask = (first: number) =>
  world.graph<{ integrity: { edges: { node: Record<string, unknown> }[] } }>(
    null,
    `{ integrity(first: ${first}) { edges { node { id unitName people records minutes grades { grade minutes } lateRecords flagsRaised flagsResolved medianDays } } }
      latestRoot { number } }`,
  );

it('tells anybody, without signing in, how hours came to be; of fewer than five people nothing', async () => {
  await place();
  await served(4);
  expect(await line(tree.village)).toBeUndefined();
  await served(1, { stated: true });
  expect(await line(tree.village)).toMatchObject({
    ...{ unitName: '演示村妇联', people: 5, records: 5, minutes: 600, lateRecords: 0, medianDays: 7 },
    ...{ flagsRaised: 0, flagsResolved: 0 },
    grades: [
      { grade: 'CODE', minutes: 480 },
      { grade: 'COORDINATOR', minutes: 120 },
    ],
  });
});

it('flags looked into are told by their number', async () => {
  await place();
  const long = ['2026-06-08T00:00:00Z', '2026-06-08T10:00:00Z'] as const;
  await served(5, { shift: long });
  expect(await line(tree.village)).toMatchObject({ flagsRaised: 5, flagsResolved: 5 });
});

it('sealed services stand in the sum of a source only where five people or more gave them', async () => {
  await place();
  await served(5);
  await served(4, { privacyClass: 'P4' });
  expect(await line(tree.village)).toMatchObject({ people: 5, minutes: 600 });
  await served(1, { privacyClass: 'P4', stated: true });
  // Five people in all, of whom one alone in the other source: she would stand there by herself.
  expect(await line(tree.village)).toMatchObject({
    people: 5,
    minutes: 600,
    grades: [{ grade: 'CODE', minutes: 600 }],
  });
  await served(1, { privacyClass: 'P4' });
  expect(await line(tree.village)).toMatchObject({
    people: 10,
    minutes: 1200,
    grades: [{ grade: 'CODE', minutes: 1200 }],
  });
});

it('no line holds another’s: taking a village’s from its county’s tells nothing', async () => {
  await place();
  await served(5);
  await served(1, { unit: tree.county, privacyClass: 'P4' });
  await served(5, { unit: tree.county });
  expect(await line(tree.county)).toMatchObject({ people: 5, minutes: 600 });
  expect(await line(tree.village)).toMatchObject({ people: 5, minutes: 600 });
  expect(await line(tree.team)).toBeUndefined();
});

it('what changed since the night before is told when it is of five people: the difference of two nights is nobody’s', async () => {
  await place();
  await served(5, { privacyClass: 'P4' });
  expect(await line(tree.village)).toMatchObject({ people: 5, minutes: 600 });
  await served(1, { privacyClass: 'P4' });
  await served(3);
  expect(await line(tree.village)).toMatchObject({ people: 5, minutes: 600 });
  await served(1);
  expect(await line(tree.village)).toMatchObject({ people: 10, minutes: 1200 });
});

it('costs the same whatever a page holds, is bounded, and asked too often from one place it says so', async () => {
  const one = await countStatements(world, () => ask(1));
  expect((await ask(50)).data?.integrity.edges.length).toBeGreaterThan(1);
  expect(await countStatements(world, () => ask(50))).toBe(one);
  expect((await ask(1000)).errors).toBeDefined();
  // Tests go unbraked otherwise.
  Object.assign(world.services, { limits: createRateLimits() });
  for (let i = 0; i < 120; i += 1) expect((await ask(1)).errors).toBeUndefined();
  expect((await ask(1)).errors?.[0]?.extensions).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
});
