import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import type { World } from '../../platform/testing/world.ts';
import { codesOf } from '../people/testing/codes-of.ts';
import { personParts } from '../people/testing/person-parts.ts';
import { closeComplaints, remindHandlers } from './clock/tend.ts';
import { acceptComplaint } from './handling/accept-complaint.ts';
import { answerComplaint } from './handling/answer-complaint.ts';
import { askReview } from './handling/ask-review.ts';
import { urgeComplaint } from './handling/urge-complaint.ts';
import { acts, answer, type ComplaintWorld, idOf, MONDAY, makeComplaintWorld } from './testing/complaint.make.ts';

let made: ComplaintWorld;
let world: World;
let does: ReturnType<typeof acts>;
beforeAll(async () => {
  made = await makeComplaintWorld();
  ({ world } = made);
  does = acts(made);
});
afterAll(() => world.close());
const at = (day: string): void => world.setNow(`${day}T01:00:00Z`);

const tallies = async (unitId: string, actor = made.county) =>
  (
    await world.graph<{ complaintTallies: Record<string, unknown>[] }>(
      actor,
      'query ($id: ID!) { complaintTallies(unitId: $id) { unitName own total open near late upheld partly notUpheld declined } }',
      { id: unitId },
    )
  ).data?.complaintTallies;

it('those who may take the next step hear of it once, two working days before it is due, and not who is barred', async () => {
  world.setNow(MONDAY);
  const { id } = await does.complained();
  const remind = () => does.job(remindHandlers);
  at('2026-12-02');
  expect(await remind()).toEqual([]);
  at('2026-12-03');
  expect(await remind()).toEqual([{ complaintId: id, why: 'DUE' }]);
  at('2026-12-04');
  expect(await remind()).toEqual([]);
  idOf(await does.run(made.village, acceptComplaint, { id, version: 1 }));
  // The answer is due on 21 December: told of anew.
  at('2026-12-17');
  expect(await remind()).toEqual([{ complaintId: id, why: 'DUE' }]);
});

it('what is late is seen up the tree, and a step taken late stays marked so', async () => {
  world.setNow(MONDAY);
  const { id, actor } = await does.complained();
  at('2026-12-08');
  expect(await tallies(made.tree.county.id)).toMatchObject([{ unitName: '演示村妇联', late: 1, total: 2 }]);
  expect(await tallies(made.tree.village.id)).toMatchObject([{ unitName: '演示一队', late: 1 }]);
  expect(await tallies(made.tree.county.id, made.neighbour)).toEqual([]);
  idOf(await does.run(made.village, acceptComplaint, { id, version: 1 }));
  at('2026-12-22');
  idOf(await does.run(made.village, answerComplaint, answer(id)));
  const steps = (
    await world.graph<{ complaint: { steps: { kind: string; late: boolean }[] } }>(
      actor,
      'query ($id: ID!) { complaint(id: $id) { steps { kind late } } }',
      { id },
    )
  ).data?.complaint.steps;
  expect(steps).toEqual([
    { kind: 'RECEIVED', late: false },
    { kind: 'ACCEPTED', late: true },
    { kind: 'ANSWERED', late: true },
  ]);
  expect(await tallies(made.tree.county.id)).toMatchObject([{ late: 1, total: 2, partly: 1, open: 1 }]);
});

it('she asks after it once a working day, while it waits', async () => {
  world.setNow(MONDAY);
  const { id, actor } = await does.complained();
  const urge = (who = actor) => does.run(who, urgeComplaint, { id });
  expect(codesOf(await urge(made.village))).toEqual(['NOT_FOUND']);
  idOf(await urge());
  expect(codesOf(await urge())).toEqual(['URGED_ALREADY']);
  at('2026-12-01');
  idOf(await urge());
  idOf(await does.run(made.village, acceptComplaint, { id, version: 1 }));
  idOf(await does.run(made.village, answerComplaint, answer(id)));
  expect(codesOf(await urge())).toEqual(['COMPLAINT_NOT_WAITING', 'URGED_ALREADY']);
});

it('a review is asked for within fifteen working days of the answer; after that it is closed by the clock', async () => {
  world.setNow(MONDAY);
  const { id, actor } = await does.answered(made.village);
  at('2026-12-22');
  expect(codesOf(await does.run(actor, askReview, { id, reason: '还有话' }))).toEqual(['REVIEW_TOO_LATE']);
  expect(await does.job(closeComplaints)).toContainEqual({ complaintId: id });
  expect(await does.stateOf(id)).toMatchObject({ state: 'CLOSED', finding: 'PARTLY' });
  expect(await does.stepsOf(id)).toEqual(['RECEIVED', 'ACCEPTED', 'ANSWERED', 'CLOSED']);
  expect(await does.job(closeComplaints)).toEqual([]);
});

it('of somebody erased no words are left; that she complained, what was found and when, stays', async () => {
  world.setNow(MONDAY);
  const { id, volunteer } = await does.answered(made.village, { naming: 'PROTECTED', aboutName: '演示·某人' });
  await does.job(async (tx) => {
    await personParts()
      .find(({ name }) => name === 'complaint')
      ?.erase?.(tx, volunteer.id);
  });
  const [row] = await world.services.read.rows(
    sql`select facts, about_name, finding, state, (select array_agg(distinct words) from complaint_step where complaint_id = ${id} and words is not null) as words
      from complaint where id = ${id}`,
  );
  expect(row).toEqual({
    ...{ facts: ['（已隐去）'], about_name: '（已隐去）', finding: 'PARTLY', state: 'ANSWERED', words: ['（已隐去）'] },
  });
});
