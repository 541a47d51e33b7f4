import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/testing/world.ts';
import { makeHoursVolunteer } from '../hours/testing/hours.make.ts';
import { codesOf } from '../people/testing/codes-of.ts';
import { countStatements } from '../people/testing/count-statements.ts';
import { makeStaffActor } from '../people/testing/people.make.ts';
import { enterAward } from './award/enter-award.ts';
import { takeBackMerit } from './shared/take-back.ts';
import { acts, course, honour, idOf, type MeritWorld, makeMeritWorld } from './testing/merit.make.ts';
import { correctTraining } from './training/correct-training.ts';
import { enterTraining } from './training/enter-training.ts';

let made: MeritWorld;
let world: World;
let staff: Actor;
let coordinator: Actor;
let neighbour: Actor;
let run: ReturnType<typeof acts>['run'];
let member: ReturnType<typeof acts>['member'];
let herself: ReturnType<typeof acts>['herself'];
beforeAll(async () => {
  made = await makeMeritWorld();
  ({ world, staff, coordinator, neighbour } = made);
  ({ run, member, herself } = acts(made));
});
afterAll(() => world.close());

describe('training and awards (令67 §8–9)', () => {
  it('are recorded of people one answers for, with every fault told at once, never of oneself and never added to hours', async () => {
    const volunteer = await member();
    expect(codesOf(await run(coordinator, enterTraining, course(volunteer.id)))).toEqual([]);
    expect(codesOf(await run(staff, enterAward, honour(volunteer.id)))).toEqual([]);
    expect(codesOf(await run(neighbour, enterTraining, course(volunteer.id)))).toEqual(['NOT_FOUND']);
    const wrong = { name: '', minutes: 0, heldOn: '2026-12-01', result: 'FINE' };
    expect(codesOf(await run(staff, enterTraining, course(volunteer.id, wrong)))).toEqual([
      ...['DATE_TO_COME', 'INVALID_INPUT', 'OUT_OF_RANGE', 'REQUIRED'],
    ]);
    const twin = await makeHoursVolunteer(world, made.tree, '演示·自己');
    const { actor } = await makeStaffActor(world, { unitId: made.tree.county.id, name: '演示·自己' });
    await world.services.read.rows(
      sql`update volunteer set phone_index = (select phone_index from account where id = ${actor.accountId}) where id = ${twin.id}`,
    );
    expect(codesOf(await run(actor, enterAward, honour(twin.id)))).toEqual(['MERIT_OWN']);
    const { data } = await world.graph<{ volunteer: { approvedMinutes: number } }>(
      staff,
      'query ($id: ID!) { volunteer(id: $id) { approvedMinutes } }',
      { id: volunteer.id },
    );
    expect(data?.volunteer.approvedMinutes).toBe(0);
  });

  it('a correction leaves what was said before, with its reason; she reads both, and what was taken back', async () => {
    const volunteer = await member();
    const first = idOf(await run(coordinator, enterTraining, course(volunteer.id)));
    const correct = (id: string, more: object = {}) =>
      run(staff, correctTraining, { ...course(volunteer.id), id, minutes: 120, reason: '学时登记有误', ...more });
    const second = idOf(await correct(first));
    expect(codesOf(await correct(first))).toEqual(['STALE_VERSION']);
    const award = idOf(await run(staff, enterAward, honour(volunteer.id)));
    const back = { kind: 'AWARD', id: award, reason: '登错了人' };
    expect(codesOf(await run(neighbour, takeBackMerit, back))).toEqual(['NOT_FOUND']);
    const gone = idOf(await run(coordinator, takeBackMerit, back));
    expect(codesOf(await run(coordinator, takeBackMerit, { ...back, id: gone }))).toEqual(['MERIT_TAKEN_BACK']);
    const { data, errors } = await world.graph(
      await herself(volunteer),
      `{ myTrainings(first: 10) { edges { node { id minutes reason withdrawn history { minutes reason } } } }
         myAwards(first: 10) { edges { node { withdrawn reason history { withdrawn } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      myTrainings: {
        edges: [
          {
            node: {
              ...{ id: second, minutes: 120, reason: '学时登记有误', withdrawn: false },
              history: [{ minutes: 180, reason: null }],
            },
          },
        ],
      },
      myAwards: { edges: [{ node: { withdrawn: true, reason: '登错了人', history: [{ withdrawn: false }] } }] },
    });
  });

  it('of twenty who correct one at the same moment one succeeds', async () => {
    const volunteer = await member();
    const id = idOf(await run(staff, enterAward, honour(volunteer.id)));
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        run(i % 2 ? staff : coordinator, takeBackMerit, { kind: 'AWARD', id, reason: '登记重复' }),
      ),
    );
    expect(tries.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(new Set(tries.flatMap(codesOf))).toEqual(new Set(['STALE_VERSION']));
  });

  it('the database lets nobody rewrite or remove a version; only words can be covered', async () => {
    const volunteer = await member();
    await run(staff, enterTraining, course(volunteer.id));
    const { read } = world.services;
    const hers = sql`where volunteer_id = ${volunteer.id}`;
    await expect(read.rows(sql`update training_record set minutes = 600 ${hers}`)).rejects.toThrow(/new version/);
    await expect(read.rows(sql`update training_record set content = '改了' ${hers}`)).rejects.toThrow(/new version/);
    await expect(read.rows(sql`delete from training_record ${hers}`)).rejects.toThrow(/new version/);
  });

  it('desks read those of people they see, by name and place, and a page costs the same whatever it holds', async () => {
    const volunteer = await member('演示·周小荷');
    await run(staff, enterTraining, course(volunteer.id));
    const ask = (actor: Actor, first = 10) =>
      world.graph<{ trainings: { edges: { node: { volunteer: { id: string } } }[] } }>(
        actor,
        'query ($f: MeritFilter, $n: Int) { trainings(filter: $f, first: $n) { edges { node { id volunteer { id name } canCorrect { allowed } history { id } } } } }',
        { f: { keyword: '周小荷', unitId: made.tree.village.id }, n: first },
      );
    const found = (result: Awaited<ReturnType<typeof ask>>) => result.data?.trainings.edges.length;
    expect(found(await ask(staff))).toBe(1);
    expect(found(await ask(neighbour))).toBe(0);
    expect(found(await ask(await herself(volunteer)))).toBe(0);
    const one = await countStatements(world, () => ask(staff));
    for (let i = 0; i < 8; i += 1) await run(staff, enterTraining, course(volunteer.id));
    expect(await countStatements(world, () => ask(staff, 50))).toBe(one);
  });
});
