import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import { correctRecord, decideCorrection } from '../hours/testing/acts.ts';
import { recordOf } from '../hours/testing/hours.make.ts';
import { rateActivity, takeBackMerit } from '../merit/testing/acts.ts';
import { codesOf } from '../people/testing/codes-of.ts';
import { actorOf } from '../people/testing/people.make.ts';
import { answerObjection, openObjection } from '../publicity/testing/acts.ts';
import { idOf, makeStarWorld, type StarWorld, starActs, TODAY } from './testing/star.make.ts';

let made: StarWorld;
let acts: ReturnType<typeof starActs>;
beforeAll(async () => {
  made = await makeStarWorld();
  acts = starActs(made);
});
afterAll(() => made.world.close());

describe('AT-2 a star is had on final hours: 累计达到, reached is enough', () => {
  it('AT-2 5 999 min → 0★; 6 000 min → 1★ eligible', async () => {
    const { coordinator, county } = made;
    const { served, propose, confirm, standing } = acts;
    const short = await served(5999);
    expect(codesOf(await propose(coordinator, short))).toEqual(['STAR_HOURS']);
    expect(await standing(county, short)).toMatchObject({
      ...{ stars: 0, finalMinutes: 5999, missing: [{ code: 'STAR_HOURS' }], canPropose: { allowed: false } },
    });
    const enough = await served(6000);
    expect(await standing(county, enough)).toMatchObject({
      ...{ stars: 0, finalMinutes: 6000, missing: [], canPropose: { allowed: true } },
    });
    expect(codesOf(await confirm(county, idOf(await propose(coordinator, enough))))).toEqual([]);
    expect(await standing(county, enough)).toMatchObject({ stars: 1, history: [{ stars: 1, state: 'CONFIRMED' }] });
  });

  it('hours on notice count for none until their notice is over', async () => {
    const { coordinator, county, world } = made;
    const { served, approved, propose, standing, until } = acts;
    const volunteer = await served(5999);
    await approved(volunteer, 60, TODAY);
    expect(codesOf(await propose(coordinator, volunteer))).toEqual(['STAR_HOURS']);
    await until('2026-12-02T15:59:00Z');
    expect(codesOf(await propose(coordinator, volunteer))).toEqual(['STAR_HOURS']);
    await until('2026-12-02T16:00:00Z');
    expect(await standing(county, volunteer)).toMatchObject({ finalMinutes: 6059 });
    expect(codesOf(await propose(coordinator, volunteer))).toEqual([]);
    world.setNow(TODAY);
  });

  it('while somebody objects to hours of hers no star is proposed or confirmed; what was objected to counts when it is answered', async () => {
    const { coordinator, county, province, world } = made;
    const { served, approved, member, propose, confirm, run, standing, until } = acts;
    const volunteer = await served(6000);
    const waiting = idOf(await propose(coordinator, volunteer));
    const [record] = await approved(volunteer, 120, TODAY);
    const [item] = await world.services.read.rows<{ id: string }>(
      sql`select id from notice_item where subject_id = ${record}`,
    );
    const witness = await actorOf(world, (await member('演示·队友')).accountId ?? '', 'volunteer');
    const objection = idOf(
      await run(witness, openObjection, { itemId: item?.id, naming: 'NAMED', statement: '那天她没有来' }),
    );
    expect(codesOf(await confirm(county, waiting))).toEqual(['STAR_OBJECTION']);
    await until('2026-12-03T01:00:00Z');
    expect(await standing(county, volunteer)).toMatchObject({
      ...{ finalMinutes: 6000, missing: [{ code: 'STAR_OBJECTION' }] },
    });
    const answer = { id: objection, version: 1, uphold: false, answer: '已核对签到记录' };
    expect(codesOf(await run(county, answerObjection, answer))).toEqual([]);
    await until('2026-12-03T01:01:00Z');
    expect(await standing(county, volunteer)).toMatchObject({ finalMinutes: 6120, missing: [] });
    expect(codesOf(await confirm(province, waiting))).toEqual([]);
    world.setNow(TODAY);
  });

  it('hours corrected after it was proposed count as they are when it is confirmed: on notice anew for none, then to the minute', async () => {
    const { coordinator, county, approver, world } = made;
    const { served, final, propose, confirm, run, until } = acts;
    const volunteer = await served(5940);
    const [last = ''] = await final(volunteer, 60);
    const id = idOf(await propose(coordinator, volunteer));
    const { version, ...record } = await recordOf(world, last);
    const startedAt = new Date(record['started_at'] as string);
    const endedAt = new Date(startedAt.getTime() + 59 * 60_000);
    idOf(await run(county, correctRecord, { id: last, version, startedAt, endedAt, reason: '提前离开一分钟' }));
    const [correction] = await world.services.read.rows<{ id: string }>(
      sql`select id from correction where record_id = ${last}`,
    );
    idOf(await run(approver, decideCorrection, { id: correction?.id, version: 1, accept: true }));
    expect(codesOf(await confirm(county, id))).toEqual(['STAR_HOURS']);
    await until('2026-12-04T01:00:00Z');
    expect(codesOf(await confirm(county, id))).toEqual(['STAR_HOURS']);
    await final(volunteer, 1);
    expect(codesOf(await confirm(county, id))).toEqual([]);
  });
});

describe('quality (令67 §10)', () => {
  it('a mean below the least is not enough, nor is 2.96 where 3.0 is asked; none where nobody evaluated', async () => {
    const { coordinator } = made;
    const { served, slips, propose } = acts;
    const volunteer = await served(6000);
    await slips(volunteer, [...Array.from({ length: 24 }, () => 3), 2]);
    expect(codesOf(await propose(coordinator, volunteer))).toEqual(['STAR_MEAN']);
    await slips(volunteer, [5]);
    expect(codesOf(await propose(coordinator, volunteer))).toEqual([]);
  });

  it('what was said and taken back counts no more, and what she says herself of an activity never', async () => {
    const { coordinator, county, world } = made;
    const { served, slips, propose, run } = acts;
    const volunteer = await served(6000);
    const [bad] = await slips(volunteer, [1]);
    expect(codesOf(await propose(coordinator, volunteer))).toEqual(['STAR_MEAN']);
    idOf(await run(county, takeBackMerit, { kind: 'EVALUATION', id: bad, reason: '演示·记错了人' }));
    const [where] = await world.services.read.rows<{ id: string }>(
      sql`select activity_id as id from service_record where volunteer_id = ${volunteer.id} limit 1`,
    );
    const herself = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
    idOf(await run(herself, rateActivity, { activityId: where?.id, score: 1, comment: '' }));
    expect(codesOf(await propose(coordinator, volunteer))).toEqual([]);
  });
});
