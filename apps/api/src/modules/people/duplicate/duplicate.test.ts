import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { proposeMerge } from '../merge/propose-merge.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { type MakeVolunteer, makeGrant, makeStaffActor, makeVolunteer, nextPhone } from '../testing/people.make.ts';
import { dismissDuplicate } from './dismiss-duplicate.ts';
import { sweepDuplicates } from './find-pairs.ts';

let world: World;
let places: MadePlaces;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
});
afterAll(() => world.close());

const sweep = () => inTransaction(world.context(null), (tx) => sweepDuplicates.run(tx));
const person = (more: Partial<MakeVolunteer> = {}) => makeVolunteer(world, { unitId: places.village.id, ...more });
const merger = async (unitId = places.county.id) => (await makeStaffActor(world, { unitId })).actor;

interface Pair {
  id: string;
  reasons: string[];
  one: { id: string };
  other: { id: string };
}
async function pairs(actor: Actor, likeness: string | null = null): Promise<Pair[]> {
  const { data, errors } = await world.graph<{ likelyDuplicates: { edges: { node: Pair }[] } }>(
    actor,
    'query($likeness: Likeness) { likelyDuplicates(first: 50, likeness: $likeness) { edges { node { id reasons one { id } other { id } } } } }',
    { likeness },
  );
  if (!data) throw new Error(errors?.map((one) => one.message).join());
  return data.likelyDuplicates.edges.map(({ node }) => node);
}
const pairOf = async (actor: Actor, ids: readonly string[]) =>
  (await pairs(actor)).find(({ one, other }) => ids.includes(one.id) && ids.includes(other.id));
/** A passport instead of the resident ID: papers of two kinds may be one person's. */
const byPassport = (id: string) =>
  world.services.read.rows(sql`update volunteer set id_type = 'PASSPORT' where id = ${id}`);

describe('likely duplicates', () => {
  it('are found by name and phone, name and birth date, phone and birth date, phone and a like name', async () => {
    const staff = await merger();
    const phone = nextPhone();
    const [a, b] = [
      await person({ name: '演示·甲', phone }),
      await person({ name: '演示·甲', phone, birthDate: '1980-01-01' }),
    ];
    const [c, d] = [await person({ name: '演示·乙' }), await person({ name: '演示·乙' })];
    const shared = nextPhone();
    const [e, f] = [
      await person({ name: '王秀兰', phone: shared, birthDate: '1971-02-03' }),
      await person({ name: '王秀芝', phone: shared, birthDate: '1975-02-03' }),
    ];
    await byPassport(f.id);
    await sweep();
    expect((await pairOf(staff, [a.id, b.id]))?.reasons).toEqual(['NAME_PHONE']);
    expect((await pairOf(staff, [c.id, d.id]))?.reasons).toEqual(['NAME_BIRTH']);
    expect((await pairOf(staff, [e.id, f.id]))?.reasons).toEqual(['PHONE_NAME_LIKE']);
    const alike = await pairs(staff, 'NAME_BIRTH');
    expect(new Set(alike.flatMap(({ reasons }) => reasons))).toEqual(new Set(['NAME_BIRTH']));
  });

  it('are no family on one phone: two resident IDs under two names are two people', async () => {
    const staff = await merger();
    const phone = nextPhone();
    const [mother, daughter] = [
      await person({ name: '演示·秀梅', phone, birthDate: '1960-05-05' }),
      await person({ name: '演示·秀红', phone, birthDate: '1986-05-05' }),
    ];
    await sweep();
    expect(await pairOf(staff, [mother.id, daughter.id])).toBeUndefined();
  });

  it('are shown only to whoever might merge both, and tell nobody of a person beyond her reach', async () => {
    const here = await person({ name: '演示·两地' });
    const there = await makeVolunteer(world, { unitId: places.neighbourCounty.id, name: '演示·两地' });
    await sweep();
    const staff = await merger();
    expect(await pairOf(staff, [here.id, there.id])).toBeUndefined();
    expect(await pairOf(await merger(places.neighbourCounty.id), [here.id, there.id])).toBeUndefined();
    const both = await makeStaffActor(world, { unitId: places.county.id });
    await makeGrant(world, { accountId: both.account.id, unitId: places.neighbourCounty.id, role: 'STAFF' });
    const [row] = await world.services.read.rows<{ id: string }>(
      sql`select id from likely_duplicate where ${here.id} in (one_id, other_id)`,
    );
    expect(codesOf(await runUseCase(world.context(staff), dismissDuplicate, { id: row?.id, reason: '不是' }))).toEqual([
      'NOT_FOUND',
    ]);
  });

  it('found to be two people are remembered with who said it, and do not come back', async () => {
    const staff = await merger();
    const [a, b] = [await person({ name: '演示·同名' }), await person({ name: '演示·同名' })];
    await sweep();
    const pair = await pairOf(staff, [a.id, b.id]);
    const dismiss = () =>
      runUseCase(world.context(staff), dismissDuplicate, { id: pair?.id, reason: '看过证件，是两个人' });
    const outcomes = await Promise.all([dismiss(), dismiss()]);
    expect(outcomes.map(codesOf).sort()).toEqual([[], ['ALREADY_DECIDED']]);
    await sweep();
    expect(await pairOf(staff, [a.id, b.id])).toBeUndefined();
    const rows = await world.services.read.rows(
      sql`select dismissed_by, dismiss_reason from likely_duplicate where id = ${pair?.id}`,
    );
    expect(rows).toEqual([{ dismissed_by: staff.accountId, dismiss_reason: '看过证件，是两个人' }]);
  });

  it('leave the list when a merge of the two is proposed', async () => {
    const staff = await merger();
    const [a, b] = [await person({ name: '演示·合并' }), await person({ name: '演示·合并' })];
    await byPassport(b.id);
    await sweep();
    expect(await pairOf(staff, [a.id, b.id])).toBeDefined();
    const outcome = runUseCase(world.context(staff), proposeMerge, {
      keptId: a.id,
      absorbedId: b.id,
      reason: '同一人',
    });
    expect(codesOf(await outcome)).toEqual([]);
    expect(await pairOf(staff, [a.id, b.id])).toBeUndefined();
  });
});
