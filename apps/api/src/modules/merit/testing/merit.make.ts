import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../../hours/testing/hours.make.ts';
import { modules } from '../../modules.ts';
import { codesOf } from '../../people/testing/codes-of.ts';
import { actorOf, type MadeVolunteer, makeMembership, makeStaffActor } from '../../people/testing/people.make.ts';

/** A county with a team, its desk, the neighbour's, and what a merit test does there. */
export interface MeritWorld {
  readonly world: World;
  readonly tree: HoursTree;
  readonly staff: Actor;
  readonly coordinator: Actor;
  readonly neighbour: Actor;
}

export async function makeMeritWorld(): Promise<MeritWorld> {
  const world = await createWorld(modules);
  world.setNow('2026-11-30T04:00:00Z');
  const tree = await makeHoursTree(world);
  const at = async (unitId: string, role: 'STAFF' | 'COORDINATOR') =>
    (await makeStaffActor(world, { unitId, role, name: `演示·${Math.random()}` })).actor;
  return {
    world,
    tree,
    staff: await at(tree.county.id, 'STAFF'),
    coordinator: await at(tree.team.id, 'COORDINATOR'),
    neighbour: await at(tree.neighbour.id, 'STAFF'),
  };
}

export const acts = ({ world, tree }: MeritWorld) => {
  const member = async (name = '演示·李梅'): Promise<MadeVolunteer> => {
    const volunteer = await makeHoursVolunteer(world, tree, name);
    await makeMembership(world, { volunteerId: volunteer.id, teamId: tree.team.id });
    return volunteer;
  };
  return {
    run: (actor: Actor, useCase: Parameters<typeof runUseCase>[1], input: object) =>
      runUseCase(world.context(actor), useCase, input as never),
    member,
    herself: (volunteer: MadeVolunteer) => actorOf(world, volunteer.accountId ?? '', 'volunteer'),
    /** Somebody who served, and where. */
    async served(spec: { privacyClass?: 'P4'; volunteer?: MadeVolunteer } = {}) {
      const volunteer = spec.volunteer ?? (await member());
      const sealed = spec.privacyClass && { privacyClass: spec.privacyClass };
      const record = await makeRecord(world, tree, { volunteer, ...sealed });
      const [row] = await world.services.read.rows<{ activity_id: string }>(
        sql`select activity_id from service_record where id = ${record.id}`,
      );
      return { volunteer, record, activityId: row?.activity_id ?? '' };
    },
  };
};

export const course = (volunteerId: string, more: object = {}) => ({
  volunteerId,
  name: '演示·家庭教育指导培训',
  content: '倾听与沟通',
  organiser: '演示县妇联',
  heldOn: '2026-11-20',
  minutes: 180,
  result: 'PASSED',
  ...more,
});
export const honour = (volunteerId: string, more: object = {}) => ({
  volunteerId,
  name: '演示·优秀志愿者',
  level: 'COUNTY',
  issuer: '演示县妇联',
  awardedOn: '2026-03-08',
  ...more,
});
export const word = (where: { volunteer: MadeVolunteer; activityId: string }, more: object = {}) => ({
  activityId: where.activityId,
  volunteerId: where.volunteer.id,
  by: 'COORDINATOR',
  evaluatedOn: '2026-11-29',
  score: 5,
  comment: '准时、细心',
  ...more,
});
export const idOf = (outcome: unknown): string => {
  if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
  return (outcome as { id: string }).id;
};
