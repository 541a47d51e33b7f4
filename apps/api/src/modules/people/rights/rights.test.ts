import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { askGuardianAgain } from '../guardian/ask-again.ts';
import { leaveTeam } from '../membership/leave-team.ts';
import { peopleModule } from '../people.module.ts';
import { changeStanding } from '../standing/change-standing.ts';
import { deregister } from '../standing/deregister.ts';
import { codesOf } from '../testing/codes-of.ts';
import {
  actorOf,
  makeAccount,
  makeGrant,
  makeMembership,
  makeStaffActor,
  makeVolunteerActor,
} from '../testing/people.make.ts';
import { syntheticIdNumber } from '../volunteer/id-number.ts';
import { decideRequest } from './decide-request.ts';
import { requestRight } from './request-right.ts';
import { takeCopy } from './take-copy.ts';

let world: World;
let places: MadePlaces;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
});
afterAll(() => world.close());

const her = () => {
  world.setNow('2026-09-18T08:00:00Z');
  return makeVolunteerActor(world, { unitId: places.village.id, name: '演示·周玉梅' });
};
const staff = async () => (await makeStaffActor(world, { unitId: places.county.id })).actor;
const ask = (actor: Actor, kind: string, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), requestRight, { kind, note: '', changes: null, ...more });
async function asked(actor: Actor, kind: string, more: Record<string, unknown> = {}): Promise<string> {
  const outcome = await ask(actor, kind, more);
  if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
  return outcome.id;
}
const decide = (actor: Actor, id: string, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), decideRequest, { id, version: 1, grant: true, answer: '', ...more });
const personOf = async (id: string) =>
  (await world.services.read.rows(sql`select * from volunteer where id = ${id}`))[0];
const requestsOf = async (id: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await world.services.read.rows<{ kind: string; state: string }>(
        sql`select kind, state from rights_request where volunteer_id = ${id}`,
      )
    ).map(({ kind, state }) => [kind, state]),
  );

describe('requests under PIPL §45–50', () => {
  it('are due in fifteen working days by the State Council’s calendar', async () => {
    const { actor } = await her();
    const id = await asked(actor, 'EXPLANATION', { note: '为什么要身份证号码' });
    const [row] = await world.services.read.rows(sql`select due_on::text as due from rights_request where id = ${id}`);
    // 2026-09-18 (Friday); 09-20 is a make-up Sunday, 09-25…27 and 10-01…07 are holidays, 10-10 a make-up Saturday.
    expect(row).toEqual({ due: '2026-10-15' });
  });

  it('one of a kind is open at a time; an empty one asks for nothing', async () => {
    const { actor } = await her();
    expect(codesOf(await ask(actor, 'CORRECTION'))).toEqual(['CORRECTION_EMPTY']);
    expect(codesOf(await ask(actor, 'CORRECTION', { changes: { name: '演示·周玉美' } }))).toEqual([]);
    expect(codesOf(await ask(actor, 'CORRECTION', { changes: { name: '演示·周玉美' } }))).toEqual(['OPEN_REQUEST']);
    expect(codesOf(await ask(actor, 'COPY'))).toEqual(['INVALID_INPUT']);
  });

  it('a refusal needs its reason, which she reads', async () => {
    const { actor } = await her();
    const id = await asked(actor, 'CORRECTION', { changes: { name: '演示·周玉美' } });
    const handler = await staff();
    expect(codesOf(await decide(handler, id, { grant: false }))).toEqual(['RIGHTS_REASON_NEEDED']);
    expect(codesOf(await decide(handler, id, { grant: false, answer: '请先出示户口簿' }))).toEqual([]);
    const { data } = await world.graph(
      actor,
      '{ myRightsRequests { edges { node { state answer changes { field value } } } } }',
    );
    expect(data).toEqual({
      myRightsRequests: {
        edges: [
          { node: { state: 'REFUSED', answer: '请先出示户口簿', changes: [{ field: 'name', value: '演示·周玉美' }] } },
        ],
      },
    });
  });

  it('are answered where she belongs: the neighbour does not find them, she does not answer her own', async () => {
    const { actor, volunteer } = await her();
    const id = await asked(actor, 'CORRECTION', { changes: { name: '演示·周玉美' } });
    const { actor: elsewhere } = await makeStaffActor(world, { unitId: places.neighbourCounty.id });
    expect(codesOf(await decide(elsewhere, id))).toEqual(['NOT_FOUND']);
    await makeGrant(world, { accountId: volunteer.accountId ?? '', unitId: places.county.id });
    expect(codesOf(await decide(await actorOf(world, volunteer.accountId ?? ''), id))).toEqual(['DISPUTE_PARTY']);
  });

  it('are not answered by her second account either: whoever serves as staff may be a volunteer by another one', async () => {
    const { actor, volunteer } = await her();
    const id = await asked(actor, 'CORRECTION', { changes: { gender: 'FEMALE' } });
    const atWork = async (name: string) => {
      const account = await makeAccount(world, { phone: volunteer.phone, name });
      await makeGrant(world, { accountId: account.id, unitId: places.county.id });
      return actorOf(world, account.id);
    };
    const twin = await atWork(volunteer.name);
    expect(codesOf(await decide(twin, id))).toEqual(['DISPUTE_PARTY']);
    const told = await world.graph<{ rightsRequests: { edges: { node: { id: string; canDecide: object } }[] } }>(
      twin,
      '{ rightsRequests(state: OPEN, first: 50) { edges { node { id canDecide { reasons { code } } } } } }',
    );
    const line = told.data?.rightsRequests.edges.find(({ node }) => node.id === id);
    expect(line?.node.canDecide).toEqual({ reasons: [{ code: 'DISPUTE_PARTY' }] });
    // A relative on the same phone is another person.
    expect(codesOf(await decide(await atWork('演示·家人'), id))).toEqual([]);
  });

  it('a correction is applied as a whole or not at all: what does not fit together is refused', async () => {
    const { actor, volunteer } = await her();
    const number = syntheticIdNumber('370303', '1991-05-06', 77, 'FEMALE');
    const id = await asked(actor, 'CORRECTION', { changes: { name: '演示·周玉美', idNumber: number } });
    const handler = await staff();
    expect(codesOf(await decide(handler, id))).toEqual(['BIRTH_DATE_MISMATCH']);
    expect((await personOf(volunteer.id))?.['name']).toBe('演示·周玉梅');
    await world.services.read.rows(sql`update rights_request set state = 'WITHDRAWN' where id = ${id}`);
    const again = await asked(actor, 'CORRECTION', {
      changes: { idNumber: number, birthDate: '1991-05-06', phone: '13911112222' },
    });
    expect(codesOf(await decide(handler, again))).toEqual([]);
    expect(await personOf(volunteer.id)).toMatchObject({ phone_masked: '139****2222' });
    const other = await asked(actor, 'CORRECTION', { changes: { villageCode: places.neighbourVillageCode } });
    expect(codesOf(await decide(handler, other))).toEqual(['PLACE_OTHER_COUNTY']);
  });

  it('a correction that makes her a minor asks for her guardian: she waits, and finds the way on (AT-5)', async () => {
    const { actor, volunteer } = await her();
    const correct = async (birthDate: string) => {
      const idNumber = syntheticIdNumber('370303', birthDate, 79, 'FEMALE');
      const id = await asked(actor, 'CORRECTION', { changes: { idNumber, birthDate } });
      expect(codesOf(await decide(await staff(), id))).toEqual([]);
    };
    await correct('2008-09-18');
    expect((await personOf(volunteer.id))?.['state']).toBe('ACTIVE');
    await correct('2010-06-01');
    expect((await personOf(volunteer.id))?.['state']).toBe('PENDING_GUARDIAN');
    const guardian = { name: '演示·周妈妈', phone: '13800003333', relation: '母亲' };
    expect(codesOf(await runUseCase(world.context(actor), askGuardianAgain, { guardian }))).toEqual([]);
    // With a guardian's yes she serves on, whatever else is put right.
    await world.services.read.rows(
      sql`update guardian_consent set state = 'GIVEN', given_at = now() where volunteer_id = ${volunteer.id}`,
    );
    await world.services.read.rows(sql`update volunteer set state = 'ACTIVE' where id = ${volunteer.id}`);
    await correct('2010-06-02');
    expect((await personOf(volunteer.id))?.['state']).toBe('ACTIVE');
  });

  it('a copy is hers alone, at once, whole, for people and machines; only that it was taken is kept', async () => {
    const { actor, volunteer } = await her();
    const copy = await runUseCase(world.context(actor), takeCopy, {});
    if (isRefusal(copy)) throw new Error(codesOf(copy).join());
    expect(JSON.parse(copy.json)).toMatchObject({ 登记信息: [{ 姓名: '演示·周玉梅', 证件号码: volunteer.idNumber }] });
    expect(copy.page).toContain(volunteer.phone);
    const [log] = await world.services.read.rows<{ text: string }>(
      sql`select string_agg(to_jsonb(e)::text, '') as text from audit_entry e where action = 'people.take-copy'`,
    );
    expect(log?.text).not.toContain(volunteer.idNumber);
    expect(codesOf(await runUseCase(world.context(await staff()), takeCopy, {}))).toEqual(['NOT_A_VOLUNTEER']);
  });

  it('a copy shows what others wrote as text, never as a page', async () => {
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id, name: '演示<script>' });
    const copy = await runUseCase(world.context(actor), takeCopy, {});
    expect(isRefusal(copy) ? '' : copy.page).not.toContain('<script>');
  });
});

describe('erasure', () => {
  it('takes away names, numbers, papers and account, and every trace of them in other tables', async () => {
    const { actor, volunteer } = await her();
    const team = await makeTeam(world, { unit: places.village });
    await makeMembership(world, { volunteerId: volunteer.id, teamId: team.id });
    const id = await asked(actor, 'ERASURE', { note: '演示·周玉梅不再参加' });
    expect(codesOf(await decide(await staff(), id))).toEqual([]);
    const row = await personOf(volunteer.id);
    expect(row).toMatchObject({ state: 'DEREGISTERED', name: '已注销', phone_masked: '', search_grams: [] });
    const tables = await world.services.read.rows<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const index = world.services.cipher.index('id-number', volunteer.idNumber).toString('hex');
    for (const { name } of tables) {
      if (!/^[a-z_0-9]+$/.test(name) || name === 'division') continue;
      const [text] = await world.services.read.rows<{ text: string | null }>(
        sql`select string_agg(t::text, ' ') as text from (select * from ${raw(`"${name}"`)}) t where t::text like ${'%周玉梅%'} or t::text like ${`%${index}%`}`,
      );
      // Others of this file share the name; hers is gone by her ids.
      expect(text?.text ?? '').not.toContain(volunteer.id);
    }
    const [account] = await world.services.read.rows(
      sql`select state, display_name from account where id = ${volunteer.accountId}`,
    );
    expect(account).toEqual({ state: 'CLOSED', display_name: '已注销' });
    const sessions = await world.services.read.rows(
      sql`select 1 as open from session where account_id = ${volunteer.accountId} and revoked_at is null`,
    );
    expect(sessions).toEqual([]);
  });

  it('ends what else she had asked for: no answer can be given to it any more', async () => {
    const { actor, volunteer } = await her();
    const correction = await asked(actor, 'CORRECTION', { changes: { name: '演示·周玉美' } });
    const erasure = await asked(actor, 'ERASURE');
    const handler = await staff();
    expect(codesOf(await decide(handler, erasure))).toEqual([]);
    expect(await requestsOf(volunteer.id)).toEqual({ CORRECTION: 'LAPSED', ERASURE: 'DONE' });
    expect(codesOf(await decide(handler, correction, { version: 2 }))).toEqual(['ALREADY_DECIDED']);
    expect((await personOf(volunteer.id))?.['name']).toBe('已注销');
  });

  it('comes after a correction as well as before one', async () => {
    const { actor, volunteer } = await her();
    const correction = await asked(actor, 'CORRECTION', { changes: { name: '演示·周玉美' } });
    const erasure = await asked(actor, 'ERASURE');
    const handler = await staff();
    expect(codesOf(await decide(handler, correction))).toEqual([]);
    expect((await personOf(volunteer.id))?.['name']).toBe('演示·周玉美');
    expect(codesOf(await decide(handler, erasure))).toEqual([]);
    expect(await requestsOf(volunteer.id)).toEqual({ CORRECTION: 'DONE', ERASURE: 'DONE' });
  });

  it('of a correction whose words are gone is told as a refusal', async () => {
    const { actor } = await her();
    const id = await asked(actor, 'CORRECTION', { changes: { name: '演示·周玉美' } });
    await world.services.read.rows(sql`update rights_request set detail_cipher = null where id = ${id}`);
    expect(codesOf(await decide(await staff(), id))).toEqual(['RIGHTS_ERASED']);
  });

  it('waits until duties are handed over', async () => {
    const { actor, volunteer } = await her();
    await makeGrant(world, { accountId: volunteer.accountId ?? '', unitId: places.village.id, role: 'STAFF' });
    const id = await asked(actor, 'ERASURE');
    expect(codesOf(await decide(await staff(), id))).toEqual(['HAS_DUTIES']);
    expect((await personOf(volunteer.id))?.['state']).toBe('ACTIVE');
  });

  it('of two answers at once one is heard', async () => {
    const { actor } = await her();
    const id = await asked(actor, 'ERASURE');
    const handler = await staff();
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, i) => decide(handler, id, { grant: i % 2 === 0, answer: '已核对' })),
    );
    expect(outcomes.filter((one) => !isRefusal(one))).toHaveLength(1);
  });
});

describe('leaving', () => {
  it('she leaves a team when she wants, and only her own membership', async () => {
    const { actor, volunteer } = await her();
    const other = await her();
    const team = await makeTeam(world, { unit: places.village });
    const mine = await makeMembership(world, { volunteerId: volunteer.id, teamId: team.id });
    const hers = await makeMembership(world, { volunteerId: other.volunteer.id, teamId: team.id });
    expect(codesOf(await runUseCase(world.context(actor), leaveTeam, { id: hers }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await runUseCase(world.context(actor), leaveTeam, { id: mine }))).toEqual([]);
    expect(codesOf(await runUseCase(world.context(actor), leaveTeam, { id: mine }))).toEqual(['NOT_FOUND']);
  });

  it('she deregisters herself: name and hours stay, memberships end, once', async () => {
    const { actor, volunteer } = await her();
    const team = await makeTeam(world, { unit: places.village });
    await makeMembership(world, { volunteerId: volunteer.id, teamId: team.id });
    expect(codesOf(await runUseCase(world.context(actor), deregister, {}))).toEqual([]);
    expect(await personOf(volunteer.id)).toMatchObject({ state: 'DEREGISTERED', name: '演示·周玉梅', erased_at: null });
    expect(codesOf(await runUseCase(world.context(actor), deregister, {}))).toEqual(['ALREADY_DEREGISTERED']);
  });

  it('staff suspend and reinstate with a reason she reads, within their reach, never themselves', async () => {
    const { actor, volunteer } = await her();
    const change = (who: Actor, version: number, suspend: boolean, reason = '多次报名未到') =>
      runUseCase(world.context(who), changeStanding, { volunteerId: volunteer.id, version, suspend, reason });
    const handler = await staff();
    expect(codesOf(await change(handler, 1, true, ''))).toEqual(['REQUIRED']);
    expect(codesOf(await change(handler, 1, true))).toEqual([]);
    expect(codesOf(await change(handler, 2, true))).toEqual(['WRONG_STATE']);
    const { data } = await world.graph(actor, '{ me { volunteer { state stateReason } } }');
    expect(data).toEqual({ me: { volunteer: { state: 'SUSPENDED', stateReason: '多次报名未到' } } });
    const { actor: elsewhere } = await makeStaffActor(world, { unitId: places.neighbourCounty.id });
    expect(codesOf(await change(elsewhere, 2, false))).toEqual(['NOT_FOUND']);
    expect(codesOf(await change(handler, 1, false))).toEqual(['STALE_VERSION']);
    expect(codesOf(await change(handler, 2, false))).toEqual([]);
  });
});
