import { expect } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld } from '../../../platform/testing/world.ts';
import { modules } from '../../modules.ts';
import { codesOf } from '../../people/testing/codes-of.ts';
import { actorOf, makeMembership, makeStaffActor } from '../../people/testing/people.make.ts';
import { answerObjection, openObjection } from '../../publicity/testing/acts.ts';
import { closeAndTell } from '../../publicity/testing/closing.ts';
import { hoursModule } from '../hours.module.ts';
import { approveRecords } from '../record/approve-records.ts';
import { makeHoursTree, makeHoursVolunteer, makeRecord, recordOf } from './hours.make.ts';

export const MONDAY = '2026-11-30T01:00:00Z';

/** A county whose coordinator approves and whose staff answers, and what tests of 公示 do there again and again. */
export async function openNotices() {
  const world = await createWorld(modules);
  world.setNow(MONDAY);
  const tree = await makeHoursTree(world);
  const approver: Actor = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
  const staff: Actor = (await makeStaffActor(world, { unitId: tree.county.id, name: '演示·答复人' })).actor;
  const at = (iso: string): void => world.setNow(iso);
  const close = (iso: string) => {
    at(iso);
    return closeAndTell(world, hoursModule.subscribers ?? []);
  };
  /** A record approved on Monday 30 November, on notice until Wednesday 2 December. */
  async function approved(name = '演示·王小丽') {
    at(MONDAY);
    const volunteer = await makeHoursVolunteer(world, tree, name);
    const { id } = await makeRecord(world, tree, { volunteer });
    expect(await runUseCase(world.context(approver), approveRecords, { ids: [id] })).toMatchObject({ approved: [id] });
    return { id, volunteer };
  }
  /** A member of the team, in the volunteers' app. */
  async function member(name = '演示·队友') {
    const volunteer = await makeHoursVolunteer(world, tree, name);
    await makeMembership(world, { volunteerId: volunteer.id, teamId: tree.team.id });
    return { volunteer, actor: await actorOf(world, volunteer.accountId ?? '', 'volunteer') };
  }
  const itemOf = async (recordId: string) =>
    (
      await world.services.read.rows<{ id: string; outcome: string | null; closes_on: string }>(
        sql`select i.id, i.outcome, n.closes_on::text as closes_on from notice_item i join public_notice n on n.id = i.notice_id
          where i.subject_id = ${recordId} order by i.id desc limit 1`,
      )
    )[0] ?? { id: '', outcome: null, closes_on: '' };
  async function object(actor: Actor | null, recordId: string, more: Record<string, unknown> = {}) {
    const input = { itemId: (await itemOf(recordId)).id, naming: 'NAMED', statement: '那天她没有来', ...more };
    return runUseCase(world.context(actor), openObjection, input);
  }
  const objected = async (actor: Actor, recordId: string, more: Record<string, unknown> = {}): Promise<string> => {
    const made = await object(actor, recordId, more);
    if (!('id' in made)) throw new Error(codesOf(made).join());
    return made.id;
  };
  const answer = (actor: Actor | null, id: string, uphold: boolean, version = 1) =>
    runUseCase(world.context(actor), answerObjection, { id, version, uphold, answer: '已核对签到记录' });
  const finalOf = async (id: string) => (await recordOf(world, id))['final_at'];
  return { world, tree, approver, staff, at, close, approved, member, itemOf, object, objected, answer, finalOf };
}
