import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf } from '../people/testing/codes-of.ts';
import { setStarPolicy } from './policy/set-star-policy.ts';
import { withdrawStarPolicy } from './policy/withdraw-star-policy.ts';
import { idOf, makeStarWorld, type StarWorld, starActs, TODAY } from './testing/star.make.ts';

let made: StarWorld;
let acts: ReturnType<typeof starActs>;
beforeAll(async () => {
  made = await makeStarWorld();
  acts = starActs(made);
});
afterAll(() => made.world.close());

describe('what stars ask for', () => {
  const rule = (more: object = {}) => ({
    unitId: made.tree.city.id,
    validFrom: '2027-03-01',
    hours: [50, 300, 600, 1000, 1500],
    confirmedBy: ['COUNTY', 'COUNTY', 'CITY', 'CITY', 'PROVINCE'],
    leastMean: 45,
    leastEvaluations: 1,
    noObjection: true,
    reason: '演示·省妇联办公会决定',
    ...more,
  });

  it('is set by the province from tomorrow on, within bounds; every fault is told at once', async () => {
    const { county, province, tree } = made;
    const { run } = acts;
    expect(codesOf(await run(county, setStarPolicy, rule()))).toEqual(['NOT_FOUND']);
    expect(codesOf(await run(county, setStarPolicy, rule({ unitId: tree.county.id })))).toEqual([
      'STAR_POLICY_PROVINCE',
    ]);
    const wrong = { validFrom: '2026-11-30', hours: [100, 100, 600, 1000, 1500], leastMean: 51, reason: '' };
    expect(codesOf(await run(province, setStarPolicy, rule(wrong)))).toEqual([
      ...['OUT_OF_RANGE', 'STAR_POLICY_FROM_TOMORROW', 'STAR_POLICY_ORDER', 'TOO_SHORT'],
    ]);
  });

  it('holds from its day for the whole province, and is withdrawn only before it', async () => {
    const { coordinator, province, world } = made;
    const { run, served, slips, propose } = acts;
    const volunteer = await served(3000);
    const id = idOf(await run(province, setStarPolicy, rule()));
    expect(codesOf(await run(province, setStarPolicy, rule()))).toEqual(['STAR_POLICY_SAME_DAY']);
    expect(codesOf(await propose(coordinator, volunteer))).toEqual(['STAR_HOURS']);
    const gone = idOf(await run(province, setStarPolicy, rule({ validFrom: '2027-02-01' })));
    expect(codesOf(await run(province, withdrawStarPolicy, { id: gone, reason: '写错了' }))).toEqual([]);
    world.setNow('2027-03-01T04:00:00Z');
    expect(codesOf(await propose(coordinator, volunteer))).toEqual(['STAR_EVALUATIONS']);
    await slips(volunteer, [4]);
    expect(codesOf(await propose(coordinator, volunteer))).toEqual(['STAR_MEAN']);
    await slips(volunteer, [5]);
    expect(codesOf(await propose(coordinator, volunteer))).toEqual([]);
    expect(codesOf(await run(province, withdrawStarPolicy, { id, reason: '写错了' }))).toEqual([
      'STAR_POLICY_IN_FORCE',
    ]);
    world.setNow(TODAY);
  });
});
