import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { workerContext } from '../../platform/outbox/deliver.ts';
import { isRefusal } from '../../platform/refusal.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { codesOf } from '../people/testing/codes-of.ts';
import { countStatements } from '../people/testing/count-statements.ts';
import { actorOf, makeStaffActor } from '../people/testing/people.make.ts';
import { personParts } from '../people/testing/person-parts.ts';
import { proposeReached } from './deciding/propose-reached.ts';
import { refuseStar } from './deciding/refuse-star.ts';
import { idOf, makeStarWorld, type StarWorld, starActs } from './testing/star.make.ts';

let made: StarWorld;
let acts: ReturnType<typeof starActs>;
beforeAll(async () => {
  made = await makeStarWorld();
  acts = starActs(made);
});
afterAll(() => made.world.close());

describe('confirming', () => {
  it('is for the level the rule names, never for whoever proposed it, and for those alone who see her', async () => {
    const { coordinator, county, province, neighbour } = made;
    const { served, propose, confirm } = acts;
    const volunteer = await served(6000);
    const id = idOf(await propose(county, volunteer));
    expect(codesOf(await propose(coordinator, volunteer))).toEqual(['STAR_WAITING']);
    expect(codesOf(await confirm(county, id))).toEqual(['STAR_SAME_PERSON']);
    expect(codesOf(await confirm(coordinator, id))).toEqual(['NOT_ALLOWED', 'STAR_DESK']);
    expect(codesOf(await confirm(neighbour, id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await confirm(province, id))).toEqual([]);
    expect(codesOf(await confirm(province, id))).toEqual(['STAR_DECIDED']);
  });

  it('a third star is above a county; a fourth never comes before it', async () => {
    const { coordinator, county, province } = made;
    const { served, holds, propose, confirm, standing } = acts;
    const volunteer = await served(60_000);
    await holds(volunteer, 2);
    const id = idOf(await propose(coordinator, volunteer));
    expect(codesOf(await confirm(county, id))).toEqual(['STAR_DESK']);
    expect(codesOf(await confirm(province, id))).toEqual([]);
    expect(await standing(county, volunteer)).toMatchObject({ stars: 3, canPropose: { allowed: true } });
  });

  it('nobody confirms, turns down or proposes her own by whichever account', async () => {
    const { world, tree, coordinator } = made;
    const { served, propose, confirm, run } = acts;
    const volunteer = await served(6000);
    const id = idOf(await propose(coordinator, volunteer));
    const { actor } = await makeStaffActor(world, { unitId: tree.county.id, name: volunteer.name });
    await world.services.read.rows(
      sql`update volunteer set phone_index = (select phone_index from account where id = ${actor.accountId}) where id = ${volunteer.id}`,
    );
    expect(codesOf(await confirm(actor, id))).toEqual(['STAR_OWN']);
    expect(codesOf(await run(actor, refuseStar, { id, reason: '不予认定' }))).toEqual(['STAR_OWN']);
    expect(codesOf(await propose(actor, volunteer))).toEqual(['STAR_OWN']);
  });

  it('of twenty who confirm one star at the same moment one does, and she holds one', async () => {
    const { coordinator, county, province } = made;
    const { served, propose, confirm } = acts;
    const volunteer = await served(6000);
    const id = idOf(await propose(coordinator, volunteer));
    const tries = await Promise.all(Array.from({ length: 20 }, (_, i) => confirm(i % 2 ? county : province, id)));
    expect(tries.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(new Set(tries.flatMap(codesOf))).toEqual(new Set(['STAR_DECIDED']));
    const proposals = await served(6000);
    const proposed = await Promise.all(
      Array.from({ length: 20 }, (_, i) => propose(i % 2 ? county : coordinator, proposals)),
    );
    expect(proposed.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(new Set(proposed.flatMap(codesOf))).toEqual(new Set(['STAR_WAITING']));
  });

  it('turned down with a reason she reads; the history says all of it and the database lets nobody rewrite it', async () => {
    const { world, coordinator, county } = made;
    const { served, propose, confirm, run } = acts;
    const volunteer = await served(6000);
    const id = idOf(await propose(coordinator, volunteer));
    expect(codesOf(await run(county, refuseStar, { id, reason: '' }))).toEqual(['TOO_SHORT']);
    expect(codesOf(await run(county, refuseStar, { id, reason: '演示·材料还要核实' }))).toEqual([]);
    const second = idOf(await propose(coordinator, volunteer));
    expect(codesOf(await confirm(county, second))).toEqual([]);
    const { data } = await world.graph(
      await actorOf(world, volunteer.accountId ?? '', 'volunteer'),
      '{ myStars { stars canPropose { allowed } history { state reason } } }',
    );
    expect(data).toEqual({
      myStars: {
        stars: 1,
        canPropose: null,
        history: [
          { state: 'CONFIRMED', reason: null },
          { state: 'REFUSED', reason: '演示·材料还要核实' },
        ],
      },
    });
    const { read } = world.services;
    await expect(read.rows(sql`update star_case set stars = 5 where id = ${second}`)).rejects.toThrow(
      /never rewritten/,
    );
    await expect(
      read.rows(
        sql`update star_case set state = 'PROPOSED', decided_by = null, decided_at = null, reason = null where id = ${id}`,
      ),
    ).rejects.toThrow(/never rewritten/);
    await expect(read.rows(sql`delete from star_case where id = ${id}`)).rejects.toThrow(/never rewritten/);
  });
});

describe('the platform itself', () => {
  it('proposes every night who has reached her next star, once, and never what a desk turned down', async () => {
    const { world, coordinator, county } = made;
    const { served, holds, propose, run, standing } = acts;
    const [reached, short, turnedDown] = [await served(18_000), await served(5999), await served(6000)];
    await holds(reached, 1);
    const no = idOf(await propose(coordinator, turnedDown));
    await run(county, refuseStar, { id: no, reason: '演示·不符合' });
    const night = () => inTransaction(workerContext(world.services), (tx) => proposeReached.run(tx));
    await night();
    await night();
    expect(await standing(county, reached)).toMatchObject({
      stars: 1,
      waiting: true,
      history: [{ stars: 2, state: 'PROPOSED', proposedByName: null }, { stars: 1 }],
    });
    expect(await standing(county, short)).toMatchObject({ waiting: false, history: [] });
    expect(await standing(county, turnedDown)).toMatchObject({ waiting: false, history: [{ state: 'REFUSED' }] });
    const [{ n } = { n: 0 }] = await world.services.read.rows<{ n: number }>(
      sql`select count(*)::int as n from star_case where volunteer_id = ${reached.id} and state = 'PROPOSED'`,
    );
    expect(n).toBe(1);
  });
});

it('a page of proposals costs the same whatever it holds, and only of people one sees', async () => {
  const { world, coordinator, county, neighbour } = made;
  const { served, propose } = acts;
  for (let i = 0; i < 2; i += 1) await propose(coordinator, await served(6000));
  const ask = (actor: Actor, first: number) =>
    world.graph<{ starCases: { edges: unknown[] } }>(
      actor,
      'query ($n: Int) { starCases(filter: { state: PROPOSED }, first: $n) { edges { node { id volunteer { name } unitName canConfirm { allowed } canRefuse { allowed } } } } }',
      { n: first },
    );
  const one = await countStatements(world, () => ask(county, 1));
  expect((await ask(county, 50)).data?.starCases.edges.length).toBeGreaterThan(1);
  expect(await countStatements(world, () => ask(county, 50))).toBe(one);
  expect((await ask(neighbour, 10)).data?.starCases.edges).toEqual([]);
});

it('a merge keeps the star of the record that stays, a copy tells them, and of somebody erased no reason is left', async () => {
  const { world, coordinator, county } = made;
  const { served, holds, propose, run, standing } = acts;
  const [kept, absorbed] = [await served(6000), await served(18_000)];
  await holds(kept, 1);
  await holds(absorbed, 2);
  const part = personParts().find(({ name }) => name === 'star');
  await inTransaction(workerContext(world.services), async (tx) => part?.move?.(tx, kept.id, absorbed.id));
  expect(await standing(county, kept)).toMatchObject({ stars: 2 });
  const turnedDown = await served(6000);
  const no = idOf(await propose(coordinator, turnedDown));
  await run(county, refuseStar, { id: no, reason: '演示·很私人的话' });
  const reads = { sql: world.services.read.rows.bind(world.services.read) } as never;
  expect(JSON.stringify(await part?.copy?.(reads, turnedDown.id))).toContain('很私人的话');
  await inTransaction(workerContext(world.services), async (tx) => part?.erase?.(tx, turnedDown.id));
  expect(JSON.stringify(await part?.copy?.(reads, turnedDown.id))).not.toContain('很私人的话');
});
