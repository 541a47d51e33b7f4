import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import { workerContext } from '../../platform/outbox/deliver.ts';
import type { World } from '../../platform/testing/world.ts';
import { inTransaction } from '../../platform/transaction.ts';
import {
  acts,
  answer,
  type Complained,
  type ComplaintWorld,
  complaint,
  idOf,
  MONDAY,
  makeComplaintWorld,
} from '../complaint/testing/complaint.make.ts';
import { acceptComplaint, answerComplaint, enterComplaint, withdrawComplaint } from '../complaint/testing/steps.ts';
import { makeStaffActor } from '../people/testing/people.make.ts';
import { countSums } from './count-sums.ts';

let made: ComplaintWorld;
let world: World;
let does: ReturnType<typeof acts>;
beforeAll(async () => {
  made = await makeComplaintWorld();
  ({ world } = made);
  does = acts(made);
  // Sums are told beside the hours of an organisation; those are counted by another statement.
  await world.services.read.rows(sql`insert into integrity_line
      (unit_id, county_code, people, records, minutes, by_source, late_records, flags_raised, flags_resolved, median_days, counted_at)
    select u.id, u.county_code, 5, 6, 720, '{"SCAN": 720}', 0, 1, 1, 3, now() from unit u where u.id in (${made.tree.village.id}, ${made.tree.county.id})`);
});
afterAll(() => world.close());

/** What anybody is told of it on the morning after this day. */
async function told(day: string, unitId = made.tree.village.id): Promise<Record<string, unknown> | undefined> {
  world.setNow(`${day}T19:20:00Z`);
  await inTransaction(workerContext(world.services), (tx) => countSums(tx));
  const { data } = await world.graph<{ integrity: { edges: { node: Record<string, unknown> }[] } }>(
    null,
    '{ integrity(first: 50) { edges { node { id complaints { received answered inTime } approverFlags { raised resolved } } } } }',
  );
  return data?.integrity.edges.map(({ node }) => node).find(({ id }) => id === unitId);
}
const complained = async (count: number): Promise<Complained[]> => {
  const all: Complained[] = [];
  for (let n = 0; n < count; n += 1) all.push(await does.complained(n % 2 ? { naming: 'PROTECTED' } : {}));
  return all;
};
async function answered(all: readonly Complained[], on: string): Promise<void> {
  world.setNow(`${on}T01:00:00Z`);
  for (const { id } of all) {
    idOf(await does.run(made.village, acceptComplaint, { id, version: 1 }));
    idOf(await does.run(made.village, answerComplaint, answer(id)));
  }
}

it('complaints of five persons or more are counted, answered and in time; a change of fewer waits, whichever night', async () => {
  world.setNow(MONDAY);
  const first = await complained(4);
  expect(await told('2026-11-30')).toMatchObject({ complaints: null });
  world.setNow(MONDAY);
  first.push(...(await complained(1)));
  expect(await told('2026-11-30')).toMatchObject({ complaints: { received: 5, answered: 0, inTime: 0 } });
  // One more, or four answers, would stand there by themselves when one night is taken from the next.
  world.setNow('2026-12-01T01:00:00Z');
  const [sixth] = (await complained(1)) as [Complained];
  await answered(first.slice(0, 3), '2026-12-02');
  expect(await told('2026-12-02')).toMatchObject({ complaints: { received: 5, answered: 0, inTime: 0 } });
  await answered([...first.slice(3, 4)], '2026-12-25');
  expect(await told('2026-12-25')).toMatchObject({ complaints: { received: 6, answered: 4, inTime: 3 } });
  // Taken back: one alone that goes waits as well.
  idOf(await does.run(sixth.actor, withdrawComplaint, { id: sixth.id, version: 1 }));
  expect(await told('2026-12-26')).toMatchObject({ complaints: { received: 6, answered: 4, inTime: 3 } });
  // A year later all of them are past, and nothing is told of nobody.
  expect(await told('2027-12-26')).toMatchObject({ complaints: null });
});

it('many complaints entered by one person are one person’s; those about the county are not the village’s', async () => {
  world.setNow('2027-12-27T01:00:00Z');
  // Whom she entered them for nobody knows.
  for (let n = 0; n < 6; n += 1)
    idOf(
      await does.run(
        made.county,
        enterComplaint,
        complaint({ unitId: made.tree.county.id, complainantName: `演示·来访人${n}` }),
      ),
    );
  expect(await told('2027-12-27', made.tree.county.id)).toMatchObject({ complaints: null });
  expect(await told('2027-12-28')).toMatchObject({ complaints: null });
});

it('flags of five approvers or more are counted, however many days of fewer', async () => {
  const flagged = async (day: string): Promise<void> => {
    const { actor } = await makeStaffActor(world, { unitId: made.tree.team.id, role: 'COORDINATOR' });
    await world.services.read.rows(sql`insert into approver_flag (id, account_id, day, unit_id, county_code, records, seconds, raised_at)
      select gen_random_uuid(), ${actor.accountId}, ${day}::date - n, u.id, u.county_code, 30, 1, ${`${day}T18:00:00Z`}::timestamptz
      from unit u, generate_series(1, 2) n where u.id = ${made.tree.team.id}`);
    await world.services.read.rows(
      sql`update approver_flag set resolution = 'EXPLAINED', resolved_at = ${`${day}T18:30:00Z`}::timestamptz, resolved_by = ${made.county.accountId},
        reason = '一起看过' where account_id = ${actor.accountId} and day = ${day}::date - 1`,
    );
  };
  for (let n = 0; n < 4; n += 1) await flagged('2028-01-10');
  expect(await told('2028-01-10')).toMatchObject({ approverFlags: null });
  await flagged('2028-01-11');
  expect(await told('2028-01-11')).toMatchObject({ approverFlags: { raised: 10, resolved: 5 }, complaints: null });
  await flagged('2028-01-12');
  expect(await told('2028-01-12')).toMatchObject({ approverFlags: { raised: 10, resolved: 5 } });
});
