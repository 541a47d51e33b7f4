import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { writeEvents } from '../../../platform/outbox/write-events.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { activityModule } from '../../activity/index.ts';
import { createScene, refusalOf, type Scene } from '../../activity/testing/scene.ts';
import { visitsOf } from '../../activity/testing/visits.ts';
import { inboxOf as allOf, deliverAll, toldModules } from '../testing/told.ts';

let scene: Scene;
let visits: ReturnType<typeof visitsOf>;
beforeAll(async () => {
  scene = await createScene(toldModules);
  visits = visitsOf(scene);
  // The story lies before the day of the run.
  await scene.world.services.read.rows(sql`update access_grant set valid_from = '2026-01-01T00:00:00Z'`);
});
afterAll(() => scene.world.close());

const work = () => deliverAll(scene);
const inboxOf = (actor: Actor) => allOf(scene, actor);
const remind = async (): Promise<void> => {
  const job = activityModule.jobs?.find(({ name }) => name === 'activity.remind-unconfirmed-visits');
  await inTransaction(workerContext(scene.world.services), async (tx, gathered) => {
    await job?.run(tx);
    await writeEvents(tx, gathered.events);
  });
  await work();
};
/** Two who went together; neither confirmed. */
async function pair(privacyClass: 'P2' | 'P4' = 'P2') {
  scene.world.setNow('2026-11-23T00:00:00Z');
  const activity = await visits.make({ title: '演示·探访老人', privacyClass });
  const people = [await visits.visitor(activity, '演示·李四'), await visits.visitor(activity, '演示·王五')] as const;
  for (const at of ['2026-11-24T00:03:00Z', '2026-11-24T01:50:00Z'])
    for (const { actor, id } of people) {
      scene.world.setNow(at);
      await (at.includes('T00') ? visits.come(actor, id) : visits.leave(actor, id));
    }
  return { her: people[0], companion: people[1] };
}

it('a companion hears that she is asked, without a name, with the way to her own page', async () => {
  const { her, companion } = await pair();
  expect(refusalOf(await visits.ask(her.actor, her.id, companion.id))).toBeNull();
  await work();
  const [told] = (await inboxOf(companion.actor)).filter(({ kind }) => kind === 'COMPANION_ASKED');
  expect(told).toMatchObject({ link: `/shifts/${companion.id}/visit` });
  expect(told?.['body']).toContain('演示·探访老人');
  expect(told?.['body']).not.toMatch(/李|王/);
  expect((await inboxOf(her.actor)).filter(({ kind }) => kind === 'COMPANION_ASKED')).toEqual([]);
});

it('of a sealed service the message names neither activity nor person', async () => {
  const { her, companion } = await pair('P4');
  await visits.ask(her.actor, her.id, companion.id);
  await work();
  const [told] = (await inboxOf(companion.actor)).filter(({ kind }) => kind === 'COMPANION_ASKED');
  expect(`${told?.['title']}${told?.['body']}`).not.toMatch(/探访|演/);
});

it('what nobody confirmed is told of once, the morning after, and not what was confirmed', async () => {
  const { her, companion } = await pair();
  await visits.confirm(companion.actor, her.id);
  const unconfirmed = async (actor: Actor) => (await inboxOf(actor)).filter(({ kind }) => kind === 'VISIT_UNCONFIRMED');
  scene.world.setNow('2026-11-24T06:00:00Z');
  await remind();
  expect(await unconfirmed(companion.actor)).toEqual([]);
  scene.world.setNow('2026-11-25T01:10:00Z');
  await remind();
  await remind();
  expect(await unconfirmed(companion.actor)).toMatchObject([{ link: `/shifts/${companion.id}/visit` }]);
  expect(await unconfirmed(her.actor)).toEqual([]);
});
