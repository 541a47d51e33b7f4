import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { workerContext } from '../../platform/outbox/deliver.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/testing/world.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { codesOf } from '../people/testing/codes-of.ts';
import type { MadeVolunteer } from '../people/testing/people.make.ts';
import { personParts } from '../people/testing/person-parts.ts';
import { enterAward } from './award/enter-award.ts';
import { correctEvaluation } from './evaluation/correct-evaluation.ts';
import { evaluate } from './evaluation/evaluate.ts';
import { rateActivity } from './evaluation/rate-activity.ts';
import { takeBackMerit } from './shared/take-back.ts';
import { acts, course, honour, idOf, type MeritWorld, makeMeritWorld, word } from './testing/merit.make.ts';
import { enterTraining } from './training/enter-training.ts';

let made: MeritWorld;
let world: World;
let staff: Actor;
let coordinator: Actor;
let neighbour: Actor;
let run: ReturnType<typeof acts>['run'];
let member: ReturnType<typeof acts>['member'];
let herself: ReturnType<typeof acts>['herself'];
let served: ReturnType<typeof acts>['served'];
beforeAll(async () => {
  made = await makeMeritWorld();
  ({ world, staff, coordinator, neighbour } = made);
  ({ run, member, herself, served } = acts(made));
});
afterAll(() => world.close());

describe('evaluation (令67 §10)', () => {
  it('is said once by whoever answers for the activity, of somebody who served there, never of oneself', async () => {
    const where = await served();
    expect(codesOf(await run(coordinator, evaluate, word(where)))).toEqual([]);
    expect(codesOf(await run(staff, evaluate, word(where)))).toEqual(['EVALUATED_ALREADY']);
    expect(codesOf(await run(neighbour, evaluate, word(where)))).toEqual(['NOT_FOUND']);
    const other = await member();
    expect(codesOf(await run(coordinator, evaluate, word({ ...where, volunteer: other })))).toEqual(['NOT_FOUND']);
    const hers = await served({ volunteer: other });
    await world.services.read.rows(
      sql`update volunteer set phone_index = (select phone_index from account where id = ${coordinator.accountId}),
        name = (select display_name from account where id = ${coordinator.accountId}) where id = ${other.id}`,
    );
    expect(codesOf(await run(coordinator, evaluate, word(hers)))).toEqual(['MERIT_OWN']);
    const returned = await served();
    await world.services.read.rows(
      sql`update service_record set state = 'RETURNED', return_reason = '演示' where id = ${returned.record.id}`,
    );
    expect(codesOf(await run(coordinator, evaluate, word(returned)))).toEqual(['EVALUATION_NOT_SERVED']);
  });

  it('of twenty at the same moment one stands', async () => {
    const where = await served();
    const tries = await Promise.all(Array.from({ length: 20 }, () => run(coordinator, evaluate, word(where))));
    expect(tries.filter((one) => !isRefusal(one))).toHaveLength(1);
  });

  it('persons served speak by slips, several of them; of a sealed service nobody is asked and no word is kept', async () => {
    const where = await served();
    const slip = { by: 'RECIPIENT', score: 4, comment: '谢谢' };
    expect(codesOf(await run(coordinator, evaluate, word(where, slip)))).toEqual([]);
    expect(codesOf(await run(coordinator, evaluate, word(where, slip)))).toEqual([]);
    const sealed = await served({ privacyClass: 'P4' });
    expect(codesOf(await run(coordinator, evaluate, word(sealed, slip)))).toEqual(['EVALUATION_SEALED']);
    expect(codesOf(await run(coordinator, evaluate, word(sealed)))).toEqual(['EVALUATION_SEALED_WORDS']);
    expect(codesOf(await run(coordinator, evaluate, word(sealed, { comment: '' })))).toEqual([]);
    const { data } = await world.graph(
      await herself(sealed.volunteer),
      '{ myEvaluations(first: 5) { edges { node { activityName score by } } } }',
    );
    expect(data).toEqual({
      myEvaluations: { edges: [{ node: { activityName: '专业服务', score: 5, by: 'COORDINATOR' } }] },
    });
  });

  it('is corrected with a trace by those who may make it; a volunteer’s word is hers alone', async () => {
    const where = await served();
    const id = idOf(await run(coordinator, evaluate, word(where, { score: 2 })));
    const change = (actor: Actor, what: string) =>
      run(actor, correctEvaluation, { id: what, score: 4, comment: '', reason: '误选' });
    expect(codesOf(await change(neighbour, id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await change(staff, id))).toEqual([]);
    const mine = idOf(
      await run(await herself(where.volunteer), rateActivity, { activityId: where.activityId, score: 1, comment: '' }),
    );
    expect(codesOf(await change(staff, mine))).toEqual(['NOT_FOUND']);
    expect(codesOf(await run(staff, takeBackMerit, { kind: 'EVALUATION', id: mine, reason: '不想要' }))).toEqual([
      'NOT_FOUND',
    ]);
    const { data } = await world.graph<{ evaluations: { edges: { node: unknown }[] } }>(
      staff,
      'query ($id: ID!) { evaluations(filter: { volunteerId: $id }, first: 5) { edges { node { score by history { score } } } } }',
      { id: where.volunteer.id },
    );
    expect(data?.evaluations.edges).toEqual([{ node: { score: 4, by: 'COORDINATOR', history: [{ score: 2 }] } }]);
  });

  it('what volunteers say of an activity is told without names and from three on; a second word replaces the first', async () => {
    const first = await served();
    const say = async (volunteer: MadeVolunteer, score: number) =>
      run(await herself(volunteer), rateActivity, { activityId: first.activityId, score, comment: `演示·${score}分` });
    expect(codesOf(await say(first.volunteer, 2))).toEqual([]);
    expect(codesOf(await say(first.volunteer, 4))).toEqual([]);
    expect(codesOf(await say(await member(), 1))).toEqual(['NOT_FOUND']);
    const ratings = async (actor: Actor) =>
      (
        await world.graph<{ activityRatings: object | null }>(
          actor,
          'query ($id: ID!) { activityRatings(activityId: $id) { count mean comments } }',
          { id: first.activityId },
        )
      ).data?.activityRatings;
    expect(await ratings(neighbour)).toBeNull();
    for (const score of [5, 3]) {
      expect(await ratings(staff)).toMatchObject({ mean: null, comments: [] });
      const { volunteer } = await served();
      await world.services.read.rows(
        sql`update service_record set activity_id = ${first.activityId} where volunteer_id = ${volunteer.id}`,
      );
      expect(codesOf(await say(volunteer, score))).toEqual([]);
    }
    expect(await ratings(staff)).toMatchObject({ count: 3, mean: 4 });
    const log = await world.services.read.rows(
      sql`select changes from audit_entry where action = 'merit.rate-activity' and changes::text like '%score%'`,
    );
    expect(log).toEqual([]);
  });
});

it('a person’s copy holds all of them, a merge carries them along, and of somebody erased no words are left', async () => {
  const where = await served();
  const { volunteer } = where;
  await run(staff, enterTraining, course(volunteer.id));
  await run(staff, enterAward, honour(volunteer.id));
  await run(coordinator, evaluate, word(where));
  const part = personParts().find(({ name }) => name === 'merit');
  const reads = { sql: world.services.read.rows.bind(world.services.read) } as never;
  const copy = await part?.copy?.(reads, volunteer.id);
  expect(copy).toMatchObject({
    培训记录: [{ 培训名称: '演示·家庭教育指导培训', 学习分钟: 180, 状态: '有效' }],
    表彰奖励: [{ 表彰名称: '演示·优秀志愿者' }],
    评价: [{ 活动名称: '演示·清洁家园', 评分: 5, 评语: '准时、细心' }],
  });
  const kept = await member();
  await inTransaction(workerContext(world.services), async (tx) => {
    await part?.move?.(tx, kept.id, volunteer.id);
    await part?.erase?.(tx, kept.id);
  });
  expect(await part?.copy?.(reads, volunteer.id)).toEqual({ 培训记录: [], 表彰奖励: [], 评价: [] });
  const left = JSON.stringify(await part?.copy?.(reads, kept.id));
  for (const gone of ['倾听与沟通', '优秀志愿者', '准时、细心']) expect(left).not.toContain(gone);
  expect(left).toContain('180');
});

it('words about a service whose kind was sealed afterwards are told to nobody', async () => {
  const where = await served();
  await run(coordinator, evaluate, word(where));
  await world.services.read.rows(sql`update activity set privacy_class = 'P4' where id = ${where.activityId}`);
  const { data } = await world.graph(
    await herself(where.volunteer),
    '{ myEvaluations(first: 5) { edges { node { activityName comment score } } } }',
  );
  expect(data).toEqual({ myEvaluations: { edges: [{ node: { activityName: '专业服务', comment: '', score: 5 } }] } });
});
