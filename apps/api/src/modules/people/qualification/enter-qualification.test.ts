import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf, fieldsOf } from '../testing/codes-of.ts';
import { actorOf, makeAccount, makeGrant, makeStaffActor, makeVolunteer } from '../testing/people.make.ts';
import { decideQualification } from './decide-qualification.ts';
import { enterQualification } from './enter-qualification.ts';

let world: World;
let places: MadePlaces;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  await world.services.read.rows(sql`insert into qualification_kind (code, name) values ('NURSE', '护士执业证')`);
});
afterAll(() => world.close());

const elder = (more: Record<string, unknown> = {}) =>
  makeVolunteer(world, { unitId: places.village.id, accountId: null, ...more });
const staff = async (name?: string) => makeStaffActor(world, { unitId: places.county.id, ...(name ? { name } : {}) });
const enter = (actor: Actor, volunteerId: string, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), enterQualification, {
    volunteerId,
    kindCode: 'NURSE',
    issuer: '市卫生健康委',
    number: 'HS-1',
    ...more,
  });
const verify = (actor: Actor, id: string) =>
  runUseCase(world.context(actor), decideQualification, { id, version: 1, accept: true, reason: '' });

describe('a qualification of somebody without an account', () => {
  it('is written down by one and verified by another, by whichever account', async () => {
    const by = await staff('演示·登记人');
    const made = await enter(by.actor, (await elder()).id);
    if (isRefusal(made)) throw new Error(codesOf(made).join());
    expect(codesOf(await verify(by.actor, made.id))).toEqual(['SAME_PERSON_CONFIRMS']);
    const twin = await makeAccount(world, { name: '演示·登记人', phone: by.account.phone });
    await makeGrant(world, { accountId: twin.id, unitId: places.county.id });
    expect(codesOf(await verify(await actorOf(world, twin.id), made.id))).toEqual(['SAME_PERSON_CONFIRMS']);
    expect(codesOf(await verify((await staff()).actor, made.id))).toEqual([]);
    const [row] = await world.services.read.rows(
      sql`select state, entered_by from qualification where id = ${made.id}`,
    );
    expect(row).toEqual({ state: 'VERIFIED', entered_by: by.account.id });
  });

  it('is refused for who has an account, is not confirmed yet, or lives elsewhere', async () => {
    const { actor } = await staff();
    const owner = await makeVolunteer(world, { unitId: places.village.id });
    expect(codesOf(await enter(actor, owner.id))).toEqual(['QUALIFICATION_BY_HERSELF']);
    const waiting = await elder({ state: 'PENDING_SELF' });
    expect(codesOf(await enter(actor, waiting.id))).toEqual(['PENDING_SELF_CONFIRMATION']);
    const far = await elder({ unitId: places.neighbourVillage.id });
    expect(codesOf(await enter(actor, far.id))).toEqual(['NOT_FOUND']);
    expect(fieldsOf(await enter(actor, (await elder()).id, { kindCode: 'WIZARD', issuer: '' }))).toEqual([
      'issuer',
      'kindCode',
    ]);
  });
});
