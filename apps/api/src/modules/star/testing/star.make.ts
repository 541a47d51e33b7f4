import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { hoursModule } from '../../hours/index.ts';
import { approveRecords } from '../../hours/testing/acts.ts';
import {
  type HoursTree,
  lookedInto,
  makeHoursTree,
  makeHoursVolunteer,
  makeRecord,
} from '../../hours/testing/hours.make.ts';
import { evaluate } from '../../merit/testing/acts.ts';
import { modules } from '../../modules.ts';
import { codesOf } from '../../people/testing/codes-of.ts';
import { type MadeVolunteer, makeMembership, makeStaffActor } from '../../people/testing/people.make.ts';
import { closeAndTell } from '../../publicity/testing/closing.ts';
import { confirmStar } from '../deciding/confirm-star.ts';
import { proposeStar } from '../deciding/propose-star.ts';

/** A county with a team beneath a province (what lies between is left out), and everybody a star passes through. */
export interface StarWorld {
  readonly world: World;
  readonly tree: HoursTree;
  readonly coordinator: Actor;
  /** Approves hours, and proposes no star. */
  readonly approver: Actor;
  readonly county: Actor;
  readonly province: Actor;
  readonly neighbour: Actor;
}

export const TODAY = '2026-11-30T04:00:00Z';
/** A Monday; what is approved then is final on Thursday. */
const APPROVED = '2026-11-23T01:00:00Z';
const FINAL = '2026-11-26T01:00:00Z';

export async function makeStarWorld(): Promise<StarWorld> {
  const world = await createWorld(modules);
  world.setNow('2026-11-01T04:00:00Z');
  const tree = await makeHoursTree(world);
  await world.services.read.rows(sql`update unit set level = 'PROVINCE' where id = ${tree.city.id}`);
  const at = async (unitId: string, role: 'STAFF' | 'COORDINATOR', name: string) =>
    (await makeStaffActor(world, { unitId, role, name })).actor;
  const made = {
    ...{ world, tree },
    coordinator: await at(tree.team.id, 'COORDINATOR', '演示·队长'),
    approver: await at(tree.team.id, 'COORDINATOR', '演示·副队长'),
    county: await at(tree.county.id, 'STAFF', '演示·县干部'),
    province: await at(tree.city.id, 'STAFF', '演示·省干部'),
    neighbour: await at(tree.neighbour.id, 'STAFF', '演示·邻县干部'),
  };
  world.setNow(TODAY);
  return made;
}

export const idOf = (outcome: unknown): string => {
  if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
  return (outcome as { id: string }).id;
};

/** The longest a shift lasts. */
const LONGEST = 1440;
const days = new Map<string, number>();

/** What the tests of stars do, each by the use case or the worker that does it. */
export const starActs = ({ world, tree, coordinator, approver, province }: StarWorld) => {
  const run = (actor: Actor | null, useCase: Parameters<typeof runUseCase>[1], input: object) =>
    runUseCase(world.context(actor), useCase, input as never);
  /** The worker closes what is due by then. */
  const until = async (iso: string): Promise<void> => {
    world.setNow(iso);
    await closeAndTell(world, hoursModule.subscribers ?? []);
  };
  /** Attendances of so many minutes in all, proposed, looked into and approved at a moment: on notice since. */
  const approved = async (volunteer: MadeVolunteer, minutes: number, at: string): Promise<string[]> => {
    const ids: string[] = [];
    for (let left = minutes; left > 0; left -= LONGEST) {
      const day = (days.get(volunteer.id) ?? 0) + 1;
      days.set(volunteer.id, day);
      const from = new Date(Date.UTC(2026, 0, day));
      const to = new Date(from.getTime() + Math.min(left, LONGEST) * 60_000);
      const shift = [from.toISOString(), to.toISOString()] as const;
      ids.push((await makeRecord(world, tree, { volunteer, shift })).id);
    }
    await lookedInto(world, tree, ...ids);
    world.setNow(at);
    const outcome = await run(approver, approveRecords, { ids });
    if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
    world.setNow(TODAY);
    return ids;
  };
  /** More minutes of hers whose notice is over: nobody objected. */
  const final = async (volunteer: MadeVolunteer, minutes: number): Promise<string[]> => {
    const ids = await approved(volunteer, minutes, APPROVED);
    await until(FINAL);
    world.setNow(TODAY);
    return ids;
  };
  const member = async (name = '演示·李梅'): Promise<MadeVolunteer> => {
    const volunteer = await makeHoursVolunteer(world, tree, name);
    await makeMembership(world, { volunteerId: volunteer.id, teamId: tree.team.id });
    return volunteer;
  };
  const propose = (actor: Actor, volunteer: MadeVolunteer) => run(actor, proposeStar, { volunteerId: volunteer.id });
  const confirm = (actor: Actor, id: string) => run(actor, confirmStar, { id });
  return {
    ...{ run, until, approved, final, member, propose, confirm },
    /** Somebody with so many final minutes. */
    async served(minutes: number): Promise<MadeVolunteer> {
      const volunteer = await member();
      await final(volunteer, minutes);
      return volunteer;
    },
    /** Her next stars, each proposed and confirmed. */
    async holds(volunteer: MadeVolunteer, stars: number): Promise<void> {
      for (let at = 0; at < stars; at += 1) idOf(await confirm(province, idOf(await propose(coordinator, volunteer))));
    },
    /** What persons served said of her on slips, where she served first. */
    async slips(volunteer: MadeVolunteer, scores: readonly number[]): Promise<string[]> {
      const [served] = await world.services.read.rows<{ id: string }>(
        sql`select activity_id as id from service_record where volunteer_id = ${volunteer.id} order by started_at limit 1`,
      );
      const slip = { activityId: served?.id, volunteerId: volunteer.id, by: 'RECIPIENT', evaluatedOn: '2026-11-29' };
      const ids: string[] = [];
      for (const score of scores) ids.push(idOf(await run(coordinator, evaluate, { ...slip, score, comment: '' })));
      return ids;
    },
    async standing(actor: Actor, volunteer: MadeVolunteer): Promise<Record<string, unknown> | null> {
      const { data, errors } = await world.graph<{ starsOf: Record<string, unknown> | null }>(
        actor,
        `query ($id: ID!) { starsOf(volunteerId: $id) { stars finalMinutes waiting missing { code } canPropose { allowed }
          history { stars state reason proposedByName } } }`,
        { id: volunteer.id },
      );
      if (errors) throw new Error(JSON.stringify(errors));
      return data?.starsOf ?? null;
    },
  };
};
