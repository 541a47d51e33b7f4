import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../../hours/testing/hours.make.ts';
import { modules } from '../../modules.ts';
import { codesOf } from '../../people/testing/codes-of.ts';
import { actorOf, type MadeVolunteer, makeStaffActor } from '../../people/testing/people.make.ts';
import { acceptComplaint } from '../handling/accept-complaint.ts';
import { answerComplaint } from '../handling/answer-complaint.ts';
import { openComplaint } from '../intake/open-complaint.ts';

/** Monday, 30 November 2026. */
export const MONDAY = '2026-11-30T01:00:00Z';

export interface ComplaintWorld {
  readonly world: World;
  readonly tree: HoursTree;
  /** Of the village, the county twice, and the city. */
  readonly village: Actor;
  readonly county: Actor;
  readonly colleague: Actor;
  readonly city: Actor;
  readonly coordinator: Actor;
  readonly neighbour: Actor;
}

export async function makeComplaintWorld(): Promise<ComplaintWorld> {
  const world = await createWorld(modules);
  world.setNow(MONDAY);
  const tree = await makeHoursTree(world);
  const at = async (unitId: string, name: string, role: 'STAFF' | 'COORDINATOR' = 'STAFF') =>
    (await makeStaffActor(world, { unitId, role, name })).actor;
  return {
    ...{ world, tree },
    village: await at(tree.village.id, '演示·村里人'),
    county: await at(tree.county.id, '演示·县里人'),
    colleague: await at(tree.county.id, '演示·县里同事'),
    city: await at(tree.city.id, '演示·市里人'),
    coordinator: await at(tree.team.id, '演示·本队队长', 'COORDINATOR'),
    neighbour: await at(tree.neighbour.id, '演示·邻县人'),
  };
}

export interface Complained {
  readonly id: string;
  readonly actor: Actor;
  readonly volunteer: MadeVolunteer;
  readonly activityId: string;
  readonly recordId: string;
}

export const acts = ({ world, tree }: ComplaintWorld) => {
  const run = (actor: Actor | null, useCase: Parameters<typeof runUseCase>[1], input: object) =>
    runUseCase(world.context(actor), useCase, input as never);
  /** Somebody who served in an activity of the team. */
  const served = async (privacyClass?: 'P4') => {
    const volunteer = await makeHoursVolunteer(world, tree, '演示·投诉人');
    const record = await makeRecord(world, tree, { volunteer, ...(privacyClass && { privacyClass }) });
    const [row] = await world.services.read.rows<{ activity_id: string }>(
      sql`select activity_id from service_record where id = ${record.id}`,
    );
    const actor = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
    return { volunteer, actor, activityId: row?.activity_id ?? '', recordId: record.id };
  };
  const complained = async (more: object = {}, privacyClass?: 'P4'): Promise<Complained> => {
    const where = await served(privacyClass);
    const made = await run(where.actor, openComplaint, complaint({ activityId: where.activityId, ...more }));
    return { ...where, id: idOf(made) };
  };
  const stateOf = async (id: string) =>
    (
      await world.services.read.rows<{
        state: string;
        version: number;
        desk: string;
        dueOn: string;
        finding: string | null;
      }>(
        sql`select c.state, c.version, d.name as desk, c.due_on::text as "dueOn", c.finding from complaint c join unit d on d.id = c.desk_unit_id where c.id = ${id}`,
      )
    )[0];
  const stepsOf = async (id: string) =>
    (
      await world.services.read.rows<{ kind: string }>(
        sql`select kind from complaint_step where complaint_id = ${id} order by at, id`,
      )
    ).map(({ kind }) => kind);
  const accepted = async (by: Actor, more: object = {}): Promise<Complained> => {
    const made = await complained(more);
    idOf(await run(by, acceptComplaint, { id: made.id, version: 1 }));
    return made;
  };
  const answered = async (by: Actor, more: object = {}): Promise<Complained> => {
    const made = await accepted(by, more);
    idOf(await run(by, answerComplaint, answer(made.id)));
    return made;
  };
  /** Runs a job, and tells what it would publish. */
  const job = (run: (tx: Tx) => Promise<void>): Promise<readonly object[]> =>
    inTransaction(workerContext(world.services), async (tx, gathered) => {
      await run(tx);
      return gathered.events.map(({ payload }) => payload);
    });
  return { run, served, complained, accepted, answered, stateOf, stepsOf, job };
};

export const complaint = (more: object = {}) => ({
  about: 'SERVICE',
  naming: 'NAMED',
  facts: ['到了现场没有人接待', '午饭没有着落'],
  ...more,
});
export const answer = (id: string, more: object = {}) => ({
  ...{ id, version: 2, finding: 'PARTLY', words: '接待迟了半小时', measure: '以后提前一小时到场' },
  ...more,
});
export const idOf = (outcome: unknown): string => {
  if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
  return (outcome as { id: string }).id;
};
