import { fastApprover } from '@jinguo/schema';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { activityModule } from '../../activity/index.ts';
import { countStatements } from '../../activity/testing/activity.make.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { type MadeVolunteer, makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { hoursModule } from '../hours.module.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../testing/hours.make.ts';
import { raiseApproverFlags } from './raise-approver-flags.ts';
import { resolveApproverFlag } from './resolve-approver-flag.ts';

let world: World;
let tree: HoursTree;
let volunteer: MadeVolunteer;
/** Lent to every line made: what a line says is no matter here. */
let pattern: string;
let above: Actor;
const roleAt = async (unitId: string, role: 'STAFF' | 'COORDINATOR' = 'STAFF', name = '演示·工作人员') =>
  (await makeStaffActor(world, { unitId, role, name })).actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  tree = await makeHoursTree(world);
  volunteer = await makeHoursVolunteer(world, tree);
  pattern = (await makeRecord(world, tree, { volunteer })).id;
  above = await roleAt(tree.county.id);
});
afterAll(() => world.close());

const DAY = '2026-11-17';
const at = (seconds: number, day = DAY, from = '09:00:00'): Date =>
  new Date(Date.parse(`${day}T${from}+08:00`) + seconds * 1000);

interface Line {
  /** Seconds after nine when it came to her desk, and when she approved it. */
  readonly held: number;
  readonly approved: number;
}
/** Lines approved by an account on a day, each by an attendance of its own. */
async function approvals(by: Actor, lines: readonly Line[], day = DAY): Promise<void> {
  const made = lines.map(({ held, approved }) => ({
    ...{ id: newId(), sign_up_id: newId(), held_since: at(held, day), approved_by: by.accountId },
    ...{ approved_at: at(approved, day), state: 'APPROVED', holder_unit_id: tree.team.id },
  }));
  await world.services.read.rows(sql`with p as (select to_jsonb(r) as record, to_jsonb(s) as attended from service_record r
      join sign_up s on s.id = r.sign_up_id where r.id = ${pattern}),
    n as (select * from jsonb_array_elements(${JSON.stringify(made)}::jsonb) as e (more)),
    a as (insert into sign_up select (jsonb_populate_record(null::sign_up,
        p.attended || jsonb_build_object('id', n.more->>'sign_up_id', 'state', 'CANCELLED'))).* from n, p)
    insert into service_record select (jsonb_populate_record(null::service_record, p.record || n.more)).* from n, p`);
}
/** One press after the other, so many seconds apart, of lines that have all waited since the day before. */
const pressed = (count: number, seconds: number): Line[] =>
  Array.from({ length: count }, (_, n) => ({ held: -86_400, approved: n * seconds }));

const look = (now = at(86_400), times = 1) =>
  Promise.all(
    Array.from({ length: times }, () =>
      inTransaction({ ...workerContext(world.services), services: { ...world.services, now: () => now } }, (tx) =>
        raiseApproverFlags(tx),
      ),
    ),
  );
const flagsOf = (actor: Actor) =>
  world.services.read.rows<{ id: string; day: string; records: number; seconds: number; unit: string }>(
    sql`select id, day::text, records, seconds::float8, unit_id as unit from approver_flag where account_id = ${actor.accountId} order by day`,
  );
const codes = (result: unknown) => (isRefusal(result) ? result.reasons.map(({ code }) => code) : []);
const resolve = (actor: Actor, id: string, more: object = {}) =>
  runUseCase(world.context(actor), resolveApproverFlag, {
    ...{ id, resolution: 'EXPLAINED', reason: '演示·已当面问过，是批量核对签字表后提交的', ...more },
  });
const coordinator = () => roleAt(tree.team.id, 'COORDINATOR', `演示·审核${newId().slice(-6)}`);
async function flagged(by?: Actor): Promise<{ her: Actor; id: string }> {
  const her = by ?? (await coordinator());
  await approvals(her, pressed(fastApprover.least + 2, 3));
  await look();
  return { her, id: (await flagsOf(her))[0]?.id ?? '' };
}

describe('an approver’s day is flagged', () => {
  it('when half of enough lines took her the seconds of the limit, not when they took a second more or were one fewer', async () => {
    const { least, seconds } = fastApprover;
    const [fast, slow, few] = await Promise.all([coordinator(), coordinator(), coordinator()]);
    // The first had all night, so that it takes one more for half of them to be fast.
    await approvals(fast, pressed(least + 1, seconds));
    await approvals(slow, pressed(least + 1, seconds + 1));
    await approvals(few, pressed(least - 1, 1));
    await look();
    expect(await flagsOf(fast)).toMatchObject([{ day: DAY, records: least + 1, seconds, unit: tree.team.id }]);
    expect([await flagsOf(slow), await flagsOf(few)]).toEqual([[], []]);
  });

  it('by what lay between a line’s coming and its approval, shared by the lines of one press', async () => {
    const { least, seconds } = fastApprover;
    const at = (held: number, approved: number) => Array.from({ length: least }, () => ({ held, approved }));
    const [soon, later, waited] = await Promise.all([coordinator(), coordinator(), coordinator()]);
    await approvals(soon, at(0, least * seconds));
    await approvals(later, at(0, least * (seconds + 1)));
    // Nobody knows how long she looked at what had waited for days: one press says nothing.
    await approvals(waited, at(-86_400, 0));
    await look();
    expect(await flagsOf(soon)).toMatchObject([{ seconds }]);
    expect([await flagsOf(later), await flagsOf(waited)]).toEqual([[], []]);
  });

  it('not when she sent one back that day, by whichever way; one sent back the day before does not help', async () => {
    const returned = (by: Actor, action: string, changes: object[], when: Date) =>
      world.services.read.rows(sql`insert into audit_entry (id, at, action, outcome, actor_account_id, app, changes)
        values (${newId()}, ${when}, ${action}, 'DONE', ${by.accountId}, 'admin', ${JSON.stringify(changes)}::jsonb)`);
    const [one, confirmed, cleared, before] = await Promise.all([1, 2, 3, 4].map(coordinator));
    const all = [one, confirmed, cleared, before].filter((actor) => actor !== undefined);
    for (const actor of all) await approvals(actor, pressed(fastApprover.least + 2, 2));
    const [a, b, c, d] = all;
    if (!a || !b || !c || !d) throw new Error('four of them');
    await returned(a, 'hours.return-record', [], at(500));
    await returned(b, 'hours.resolve-flags', [{ after: { resolution: 'CONFIRMED' } }], at(500));
    await returned(c, 'hours.resolve-flags', [{ after: { resolution: 'CLEARED' } }], at(500));
    await returned(d, 'hours.return-record', [], at(-86_400));
    await look();
    expect(await Promise.all(all.map(async (actor) => (await flagsOf(actor)).length))).toEqual([0, 0, 1, 1]);
  });

  it('at the highest unit her right stands at, for whoever is above her, and not before the day is over', async () => {
    const staff = await roleAt(tree.county.id, 'STAFF', '演示·县里审核');
    await world.services.read.rows(
      sql`update access_grant set valid_from = '2026-01-01' where account_id = ${staff.accountId}`,
    );
    await approvals(staff, pressed(30, 2));
    await look(at(3600));
    expect(await flagsOf(staff)).toEqual([]);
    await look();
    expect(await flagsOf(staff)).toMatchObject([{ unit: tree.county.id }]);
  });

  it('once, however often and whenever in the days after it is looked at, by several at a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 8 * 86_400 }), { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 1, max: 3 }),
        async (moments, times) => {
          const her = await coordinator();
          await approvals(her, pressed(fastApprover.least + 5, 2));
          for (const moment of moments) await look(at(moment, DAY, '00:00:00'), times);
          // Its day ends after a day, and eight days after its beginning it is looked at no more.
          const seen = moments.some((moment) => moment >= 86_400 && moment < 8 * 86_400);
          expect(await flagsOf(her)).toHaveLength(seen ? 1 : 0);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('in the same statements for many approvers as for one, and each is told of once', async () => {
    const cost = async (many: number) => {
      for (let n = 0; n < many; n += 1) await approvals(await coordinator(), pressed(fastApprover.least + 2, 1));
      return (await countStatements(world, () => look())).statements;
    };
    expect(await cost(5)).toBe(await cost(1));
  });
});

describe('it is resolved', () => {
  it('by somebody of the unit above with what she found; not beside her, not below, not by a neighbour', async () => {
    const { her, id } = await flagged();
    const beside = await coordinator();
    const neighbour = await roleAt(tree.neighbour.id);
    expect(codes(await resolve(her, id))).toEqual(['FLAG_ABOUT_YOU']);
    expect(codes(await resolve(beside, id))).toEqual(['FLAG_NEEDS_ABOVE']);
    expect(codes(await resolve(neighbour, id))).toEqual(['NOT_FOUND']);
    expect(codes(await resolve(above, id, { reason: '' }))).not.toEqual([]);
    expect(codes(await resolve(above, id, { resolution: 'LOOK_AGAIN' }))).toEqual([]);
    const [row] = await world.services.read.rows(
      sql`select resolution, resolved_by as by, reason from approver_flag where id = ${id}`,
    );
    expect(row).toMatchObject({ resolution: 'LOOK_AGAIN', by: above.accountId });
    expect(codes(await resolve(above, id))).toEqual(['FLAG_RESOLVED']);
  });

  it('not by another account of the same person, which the database holds too', async () => {
    const { her, id } = await flagged();
    const second = await roleAt(tree.county.id, 'STAFF', '演示·同一人');
    await world.services.read.rows(sql`update account set phone_index = x.phone_index, display_name = x.display_name
      from account x where x.id = ${her.accountId} and account.id = ${second.accountId}`);
    expect(codes(await resolve(second, id))).toEqual(['FLAG_ABOUT_YOU']);
    const by = (account: string) =>
      world.services.read.rows(
        sql`update approver_flag set resolution = 'EXPLAINED', resolved_at = now(), resolved_by = ${account}, reason = 'x' where id = ${id}`,
      );
    await expect(by(second.accountId)).rejects.toThrow('herself');
    await expect(by(her.accountId)).rejects.toThrow();
  });

  it('of two at once by one; what was found and how it ended is never rewritten', async () => {
    const { id } = await flagged();
    const other = await roleAt(tree.county.id);
    const both = await Promise.all([resolve(above, id), resolve(other, id)]);
    expect(both.flatMap(codes)).toEqual(['FLAG_RESOLVED']);
    for (const change of [
      'records = 1',
      'seconds = 99',
      `resolution = 'LOOK_AGAIN'`,
      'resolved_by = null, resolution = null, resolved_at = null, reason = null',
    ])
      await expect(
        world.services.read.pool.query(`update approver_flag set ${change} where id = '${id}'`),
      ).rejects.toThrow('never rewritten');
  });
});

describe('the list', () => {
  it('shows those of her places with the records behind each, page by page; a neighbour sees neither', async () => {
    const { her, id } = await flagged();
    interface Answer {
      approverFlags: {
        edges: { node: { id: string; approverName: string; records: number; canResolve: { allowed: boolean } } }[];
      };
      approverFlagRecords: { edges: { cursor: string; node: { id: string } }[]; pageInfo: { hasNextPage: boolean } };
    }
    const ask = async (actor: Actor, after: string | null = null) =>
      (
        await world.graph<Answer>(
          actor,
          `query ($id: ID!, $after: String) { approverFlags(open: true, first: 50) { edges { node { id approverName records canResolve { allowed } } } }
            approverFlagRecords(flagId: $id, first: 20, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage } } }`,
          { id, after },
        )
      ).data;
    const first = await ask(above);
    expect(first?.approverFlags.edges.map(({ node }) => node)).toContainEqual({
      ...{ id, approverName: her.name, records: fastApprover.least + 2, canResolve: { allowed: true } },
    });
    expect(first?.approverFlagRecords).toMatchObject({ pageInfo: { hasNextPage: true } });
    const second = await ask(above, first?.approverFlagRecords.edges.at(-1)?.cursor);
    expect(second?.approverFlagRecords.edges).toHaveLength(2);
    const neighbour = await ask(await roleAt(tree.neighbour.id));
    expect([neighbour?.approverFlags.edges, neighbour?.approverFlagRecords.edges]).toEqual([[], []]);
  });
});
