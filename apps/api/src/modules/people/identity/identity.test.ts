import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { deliverNext } from '../../../platform/outbox/deliver.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { proposeMerge } from '../merge/propose-merge.ts';
import { peopleModule } from '../people.module.ts';
import { decideRequest } from '../rights/decide-request.ts';
import { requestRight } from '../rights/request-right.ts';
import { codesOf, fieldsOf } from '../testing/codes-of.ts';
import { makeFile } from '../testing/file.make.ts';
import { actorOf, makeGrant, makeStaffActor } from '../testing/people.make.ts';
import { makeNotice, registerInput } from '../testing/person.make.ts';
import { register } from '../volunteer/register.ts';
import { settleDispute } from './settle-dispute.ts';

let world: World;
let places: MadePlaces;
let notice: string;
const quiet = pino({ level: 'silent' });

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  world.setNow('2026-11-23T08:00:00Z');
  places = await makePlaces(world);
  notice = await makeNotice(world);
});
afterAll(() => world.close());

const deliver = async () => {
  while (await deliverNext(world.services, peopleModule.subscribers ?? [], quiet));
};
const settle = (actor: Parameters<World['context']>[0], id: string, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), settleDispute, {
    id,
    version: 1,
    decision: 'CLAIMANT',
    wrongRecord: 'DEIDENTIFY',
    evidence: '核对了两人的身份证原件',
    ...more,
  });
const staffAt = async (unitId: string) => (await makeStaffActor(world, { unitId })).actor;

async function person(input: Record<string, unknown>) {
  expect(isRefusal(await runUseCase(world.context(null, 'volunteer'), register, input))).toBe(false);
  const [row] = await world.services.read.rows<{ id: string; account_id: string }>(
    sql`select id, account_id from volunteer where phone_index = ${world.services.cipher.index('phone', String(input['phone']))}`,
  );
  if (!row) throw new Error('Nobody was registered.');
  return row;
}
/** Two people who state one number, the later one in `claimantVillage`. */
async function dispute(claimantVillage = places.villageCode) {
  const first = registerInput(places.villageCode, notice);
  const holder = await person(first);
  const claimant = await person(
    registerInput(claimantVillage, notice, { idNumber: first['idNumber'], name: '演示·李真身' }),
  );
  await deliver();
  const [row] = await world.services.read.rows<{ id: string; unit_id: string }>(
    sql`select id, unit_id from identity_dispute where claimant_id = ${claimant.id}`,
  );
  if (!row) throw new Error('No dispute was opened.');
  return { ...row, holder, claimant };
}
const rowOf = async (id: string) =>
  (
    await world.services.read.rows<{ state: string; name: string; id_disputed: boolean; erased: boolean }>(
      sql`select state, name, id_disputed, erased_at is not null as erased from volunteer where id = ${id}`,
    )
  )[0];

describe('an ID number that two people state', () => {
  it('goes to the claimant whose it is; the record others made of her is taken away, account and all', async () => {
    const { id, holder, claimant } = await dispute();
    expect(codesOf(await settle(await staffAt(places.county.id), id))).toEqual([]);
    expect(await rowOf(claimant.id)).toMatchObject({ state: 'ACTIVE', id_disputed: false });
    expect(await rowOf(holder.id)).toMatchObject({ state: 'DEREGISTERED', name: '已注销', erased: true });
    const [account] = await world.services.read.rows(
      sql`select state, display_name from account where id = ${holder.account_id}`,
    );
    expect(account).toEqual({ state: 'CLOSED', display_name: '已注销' });
  });

  it('ends the requests of the record that is taken away: what she asked for an erasure is done, the rest has nothing left', async () => {
    const { id, holder } = await dispute();
    const her = await actorOf(world, holder.account_id, 'volunteer');
    for (const [kind, changes] of [
      ['CORRECTION', { name: '演示·李改名' }],
      ['ERASURE', null],
    ] as const)
      expect(codesOf(await runUseCase(world.context(her), requestRight, { kind, note: '', changes }))).toEqual([]);
    const staff = await staffAt(places.county.id);
    expect(codesOf(await settle(staff, id))).toEqual([]);
    const left = await world.services.read.rows<{ id: string; kind: string; state: string; version: number }>(
      sql`select id, kind, state, version from rights_request where volunteer_id = ${holder.id} order by kind`,
    );
    expect(left.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['CORRECTION LAPSED', 'ERASURE DONE']);
    for (const { id: request, version } of left) {
      const again = await runUseCase(world.context(staff), decideRequest, {
        id: request,
        version,
        grant: true,
        answer: '',
      });
      expect(codesOf(again)).toEqual(['ALREADY_DECIDED']);
    }
  });

  it('stays with the holder when the claim is wrong; a real person behind it waits for her right number', async () => {
    const { id, holder, claimant } = await dispute();
    const outcome = await settle(await staffAt(places.county.id), id, { decision: 'HOLDER', wrongRecord: 'CORRECT' });
    expect(codesOf(outcome)).toEqual([]);
    expect(await rowOf(holder.id)).toMatchObject({ state: 'ACTIVE', id_disputed: false });
    expect(await rowOf(claimant.id)).toMatchObject({ state: 'SUSPENDED', id_disputed: true, erased: false });
  });

  it('of one person registered twice becomes a merge that another person confirms', async () => {
    const { id, holder, claimant } = await dispute();
    expect(
      codesOf(await settle(await staffAt(places.county.id), id, { decision: 'SAME_PERSON', wrongRecord: null })),
    ).toEqual([]);
    const [merge] = await world.services.read.rows(
      sql`select kept_id, absorbed_id, state from merge_case where kept_id = ${holder.id}`,
    );
    expect(merge).toEqual({ kept_id: holder.id, absorbed_id: claimant.id, state: 'PROPOSED' });
  });

  it('of one person whose merge somebody has proposed already is settled, and the merge waits once', async () => {
    const { id, holder, claimant } = await dispute();
    const proposed = await runUseCase(world.context(await staffAt(places.county.id)), proposeMerge, {
      keptId: claimant.id,
      absorbedId: holder.id,
      reason: '同一个人',
    });
    expect(codesOf(proposed)).toEqual([]);
    const settled = await settle(await staffAt(places.county.id), id, { decision: 'SAME_PERSON', wrongRecord: null });
    expect(codesOf(settled)).toEqual([]);
    const merges = await world.services.read.rows(
      sql`select kept_id from merge_case where ${holder.id} in (kept_id, absorbed_id) and state = 'PROPOSED'`,
    );
    expect(merges).toEqual([{ kept_id: claimant.id }]);
  });

  it('is settled by somebody who reaches both people: of two counties, their city', async () => {
    const { id, unit_id } = await dispute(places.neighbourVillageCode);
    expect(unit_id).toBe(places.city.id);
    expect(codesOf(await settle(await staffAt(places.county.id), id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await settle(await staffAt(places.neighbourCounty.id), id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await settle(await staffAt(places.city.id), id))).toEqual([]);
  });

  it('is settled by neither of the two, and not without evidence', async () => {
    const { id, holder } = await dispute();
    await makeGrant(world, { accountId: holder.account_id, unitId: places.county.id });
    expect(codesOf(await settle(await actorOf(world, holder.account_id), id))).toEqual(['DISPUTE_PARTY']);
    const staff = await staffAt(places.county.id);
    expect(codesOf(await settle(staff, id, { evidence: '', wrongRecord: null }))).toEqual([
      'DISPUTE_EVIDENCE_NEEDED',
      'REQUIRED',
    ]);
    // Who has duties is not taken away before they are handed over.
    expect(codesOf(await settle(staff, id))).toEqual(['MERGE_DUTIES']);
  });

  it('rests on a photo of its own: neither a list with a term nor what serves as evidence elsewhere', async () => {
    const staff = await staffAt(places.county.id);
    const file = (expiresAt?: string) =>
      makeFile(world, { uploadedBy: staff.accountId, countyCode: '370303', ...(expiresAt && { expiresAt }) });
    const [one, other, seen] = [await dispute(), await dispute(), await file()];
    const listed = await settle(staff, one.id, { evidenceFileId: await file('2099-01-01') });
    expect([codesOf(listed), fieldsOf(listed)]).toEqual([['NOT_FOUND'], ['evidenceFileId']]);
    expect(codesOf(await settle(staff, one.id, { evidenceFileId: seen }))).toEqual([]);
    expect(fieldsOf(await settle(staff, other.id, { evidenceFileId: seen }))).toEqual(['evidenceFileId']);
  });

  it('of two who settle at once one is heard', async () => {
    const { id } = await dispute();
    const staff = await staffAt(places.county.id);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        settle(staff, id, { decision: i % 2 ? 'HOLDER' : 'CLAIMANT', wrongRecord: 'CORRECT' }),
      ),
    );
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
    const [held] = await world.services.read.rows<{ n: number }>(sql`select count(*)::int as n from volunteer v
      join identity_dispute d on v.id in (d.holder_id, d.claimant_id) where d.id = ${id} and not v.id_disputed`);
    expect(held?.n).toBe(1);
  });

  it('tells neither of them of the other: the dispute is in no answer a volunteer gets', async () => {
    const { claimant } = await dispute();
    const her = await actorOf(world, claimant.account_id, 'volunteer');
    const { data } = await world.graph(
      her,
      '{ identityDisputes { edges { node { id } } } me { volunteer { state stateReason } } }',
    );
    expect(data).toEqual({
      identityDisputes: { edges: [] },
      me: { volunteer: { state: 'ACTIVE', stateReason: null } },
    });
  });
});
