import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { withoutTexts } from '../../../platform/testing/without-texts.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { actorOf, makeStaffActor } from '../testing/people.make.ts';
import { makeNotice, registerInput } from '../testing/person.make.ts';
import { register } from '../volunteer/register.ts';
import { registerFor } from '../volunteer/register-for.ts';
import { askGuardianAgain } from './ask-again.ts';
import { comeOfAge } from './come-of-age.ts';
import { decideGuardian } from './decide-guardian.ts';
import { passOnGuardianLink } from './pass-on-link.ts';
import { withdrawGuardian } from './withdraw-guardian.ts';

let world: World;
let places: MadePlaces;
let notice: string;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  notice = await makeNotice(world);
});
afterAll(() => world.close());

const guardian = { name: '演示·王妈妈', phone: '13800001111', relation: '母亲' };
const anyone = () => world.context(null, 'volunteer');
const ask = (more: Record<string, unknown> = {}) =>
  registerInput(places.villageCode, notice, { birthDate: '2011-06-01', guardian, ...more });

/** A child who registered itself, with the link her guardian's phone got. */
async function child(more: Record<string, unknown> = {}) {
  world.setNow('2026-11-23T08:00:00Z');
  const input = ask(more);
  expect(codesOf(await runUseCase(anyone(), register, input))).toEqual([]);
  const [row] = await world.services.read.rows<{ id: string; account_id: string }>(
    sql`select id, account_id from volunteer where phone_index = ${world.services.cipher.index('phone', String(input['phone']))}`,
  );
  if (!row) throw new Error('The child was not registered.');
  return { ...row, token: await tokenOf(row.id) };
}
async function tokenOf(volunteerId: string): Promise<string> {
  return linkOf(volunteerId, null);
}
async function linkOf(volunteerId: string, state: string | null): Promise<string> {
  const [row] = await world.services.read.rows<{ link: string }>(
    sql`select link_cipher as link from guardian_consent where volunteer_id = ${volunteerId} and link_cipher is not null
      and state = coalesce(${state}::text, state)`,
  );
  return (
    world.services.cipher
      .open(row?.link ?? '')
      .split('/')
      .at(-1) ?? ''
  );
}
const stateOf = async (id: string) =>
  (await world.services.read.rows<{ state: string }>(sql`select state from volunteer where id = ${id}`))[0]?.state;
const passOn = (actor: Actor | null, volunteerId: string) =>
  runUseCase(world.context(actor), passOnGuardianLink, { volunteerId });
const decide = (token: string, more: Record<string, unknown> = {}) =>
  runUseCase(anyone(), decideGuardian, { token, accept: true, noticeVersion: notice, childData: false, ...more });

describe('a guardian’s consent (AT-5)', () => {
  it('is asked for on her own phone: until her yes nothing counts, then the child may serve', async () => {
    const { id, token } = await child();
    expect(await stateOf(id)).toBe('PENDING_GUARDIAN');
    const { data } = await world.graph(
      null,
      'query ($token: String!) { guardianRequest(token: $token) { childName childAge childData guardianName state } }',
      { token },
    );
    expect(data).toEqual({
      guardianRequest: {
        childName: '演**兰',
        childAge: 15,
        childData: false,
        guardianName: '演**妈',
        state: 'WAITING',
      },
    });
    expect(codesOf(await decide(token))).toEqual([]);
    expect(await stateOf(id)).toBe('ACTIVE');
  });

  it('works once: the link is worth nothing after the answer, nor after a week', async () => {
    const { token } = await child();
    expect(codesOf(await decide(token, { accept: false }))).toEqual([]);
    expect(codesOf(await decide(token))).toEqual(['GUARDIAN_LINK_INVALID']);
    const other = await child();
    world.setNow('2026-12-01T08:00:00Z');
    expect(codesOf(await decide(other.token))).toEqual(['GUARDIAN_LINK_INVALID']);
    expect(codesOf(await decide('x'))).toEqual(['GUARDIAN_LINK_INVALID']);
  });

  it('cannot be given from the child’s own number', async () => {
    const input = ask({ phone: guardian.phone });
    expect(codesOf(await runUseCase(anyone(), register, input))).toEqual(['GUARDIAN_SAME_PHONE']);
  });

  it('cannot be given from a number written down as the child’s own by others either; under 14 it is the guardian’s', async () => {
    world.setNow('2026-11-23T08:00:00Z');
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    const written = (more: Record<string, unknown>) => {
      const { password: _, noticeVersion: _notice, consents: _consents, ...person } = ask(more);
      return runUseCase(world.context(staff), registerFor, person);
    };
    const { phone } = guardian;
    expect(codesOf(await written({ phone, birthDate: '2012-11-24' }))).toEqual([]);
    expect(codesOf(await written({ phone, birthDate: '2012-11-23' }))).toEqual(['GUARDIAN_SAME_PHONE']);
    const { id } = await child({ phone: '13800009999' });
    const own = { ...guardian, phone: '13800009999' };
    const again = runUseCase(world.context(staff), askGuardianAgain, { volunteerId: id, guardian: own });
    expect(codesOf(await again)).toEqual(['GUARDIAN_SAME_PHONE']);
  });

  it('refused leaves the child waiting; the child may ask another guardian, and the older link dies', async () => {
    const { id, account_id, token } = await child();
    await decide(token, { accept: false });
    expect(await stateOf(id)).toBe('PENDING_GUARDIAN');
    const her = await actorOf(world, account_id, 'volunteer');
    const again = (who: Actor, volunteerId?: string) =>
      runUseCase(world.context(who), askGuardianAgain, {
        volunteerId: volunteerId ?? null,
        guardian: { ...guardian, phone: '13800002222' },
      });
    expect(codesOf(await again(her))).toEqual([]);
    const first = await tokenOf(id);
    const { actor: elsewhere } = await makeStaffActor(world, { unitId: places.neighbourCounty.id });
    expect(codesOf(await again(elsewhere, id))).toEqual(['NOT_FOUND']);
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    expect(codesOf(await again(staff, id))).toEqual(['GUARDIAN_ASKED_JUST_NOW']);
    world.setNow('2026-11-23T08:11:00Z');
    expect(codesOf(await again(staff, id))).toEqual([]);
    expect(codesOf(await decide(first))).toEqual(['GUARDIAN_LINK_INVALID']);
    expect(codesOf(await decide(await tokenOf(id)))).toEqual([]);
  });

  it('is asked for once more without anybody seeing her number; what the link is good for is read by the child and its coordinator', async () => {
    const { id, account_id, token } = await child();
    const her = await actorOf(world, account_id, 'volunteer');
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    const remind = (who: Actor, volunteerId?: string) =>
      runUseCase(world.context(who), askGuardianAgain, { volunteerId: volunteerId ?? null });
    expect(codesOf(await remind(her))).toEqual(['GUARDIAN_ASKED_JUST_NOW']);
    world.setNow('2026-11-23T09:00:00Z');
    expect(codesOf(await remind(staff, id))).toEqual([]);
    expect(codesOf(await decide(token))).toEqual(['GUARDIAN_LINK_INVALID']);
    const waiting = { guardianName: '演**妈', phoneMasked: '138****1111', state: 'WAITING' };
    const fields = 'guardian { guardianName phoneMasked state validUntil }';
    const own = await world.graph(her, `{ me { volunteer { ${fields} } } }`);
    const staffs = await world.graph(staff, `query ($id: ID!) { volunteer(id: $id) { ${fields} } }`, { id });
    const seen = { guardian: { ...waiting, validUntil: '2026-11-30T09:00:00Z' } };
    expect([own.data, staffs.data]).toEqual([{ me: { volunteer: seen } }, { volunteer: seen }]);
    expect(codesOf(await decide(await tokenOf(id)))).toEqual([]);
    expect(codesOf(await remind(her))).toEqual(['ALREADY_CONFIRMED']);
  });

  it('taken back leaves a way out: the child asks again, and a new yes counts', async () => {
    const { id, account_id, token } = await child();
    await decide(token);
    await runUseCase(anyone(), withdrawGuardian, { token: await tokenOf(id) });
    world.setNow('2026-11-24T08:00:00Z');
    const her = await actorOf(world, account_id, 'volunteer');
    expect(codesOf(await runUseCase(world.context(her), askGuardianAgain, {}))).toEqual([]);
    expect(codesOf(await decide(await tokenOf(id)))).toEqual([]);
    expect(await stateOf(id)).toBe('ACTIVE');
  });

  it('is not asked for without end: five times a day, whoever asks', async () => {
    const { id, account_id } = await child();
    const her = await actorOf(world, account_id, 'volunteer');
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    const outcomes: string[][] = [];
    for (let hour = 9; hour < 14; hour += 1) {
      world.setNow(`2026-11-23T${String(hour).padStart(2, '0')}:00:00Z`);
      const [who, volunteerId] = hour % 2 ? [her, null] : [staff, id];
      outcomes.push(codesOf(await runUseCase(world.context(who), askGuardianAgain, { volunteerId })));
    }
    expect(outcomes).toEqual([[], [], [], [], ['GUARDIAN_ASKED_ENOUGH']]);
    world.setNow('2026-11-24T09:30:00Z');
    expect(codesOf(await runUseCase(world.context(her), askGuardianAgain, {}))).toEqual([]);
  });

  it('cannot be given by whoever wrote the child down: her own number is no guardian’s', async () => {
    const { id } = await child();
    const { actor: staff, account } = await makeStaffActor(world, { unitId: places.county.id });
    const named = { ...guardian, phone: account.phone };
    const outcome = runUseCase(world.context(staff), askGuardianAgain, { volunteerId: id, guardian: named });
    expect(codesOf(await outcome)).toEqual(['GUARDIAN_IS_YOU']);
    const { password: _, noticeVersion: _notice, consents: _consents, ...person } = ask({ guardian: named });
    expect(codesOf(await runUseCase(world.context(staff), registerFor, person))).toEqual(['GUARDIAN_IS_YOU']);
  });

  it('taken back ends at once, by the second link', async () => {
    const { id, token } = await child();
    await decide(token);
    const back = await tokenOf(id);
    expect(back).not.toBe(token);
    expect(codesOf(await runUseCase(anyone(), withdrawGuardian, { token: back }))).toEqual([]);
    expect(await stateOf(id)).toBe('PENDING_GUARDIAN');
    expect(codesOf(await runUseCase(anyone(), withdrawGuardian, { token: back }))).toEqual(['GUARDIAN_LINK_INVALID']);
  });

  it('of two answers at once one is heard', async () => {
    const { token } = await child();
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, i) => decide(token, { accept: i % 2 === 0 })));
    expect(outcomes.filter((one) => codesOf(one).length === 0)).toHaveLength(1);
  });

  it('for a child under 14 needs the consent of its own, and no name is published (PIPL §31)', async () => {
    const { token } = await child({ birthDate: '2014-01-01' });
    expect(codesOf(await decide(token))).toEqual(['CONSENT_NEEDED']);
    expect(codesOf(await decide(token, { childData: true }))).toEqual([]);
    const consents = ['PRIVACY_NOTICE', 'SENSITIVE_ID', 'PUBLIC_NAME'];
    expect(codesOf(await runUseCase(anyone(), register, ask({ birthDate: '2014-01-01', consents })))).toEqual([
      'CHILD_CONSENT_LIMITED',
    ]);
  });

  it('is needed no more on the day of the eighteenth birthday, and the guardian’s number is kept no longer', async () => {
    const { id } = await child({ birthDate: '2008-12-01' });
    const run = () => inTransaction(world.context(null), (tx) => comeOfAge.run(tx));
    world.setNow('2026-11-30T04:00:00Z');
    await run();
    expect(await stateOf(id)).toBe('PENDING_GUARDIAN');
    world.setNow('2026-11-30T16:10:00Z');
    await run();
    expect(await stateOf(id)).toBe('ACTIVE');
    const [row] = await world.services.read.rows<{ state: string; phone: string }>(
      sql`select state, guardian_phone_cipher as phone from guardian_consent where volunteer_id = ${id}`,
    );
    expect([row?.state, world.services.cipher.open(row?.phone ?? '')]).toEqual(['ENDED', '']);
  });

  it('where no text messages leave, is carried to her by who may register the child, on record; before as after her yes', async () => {
    const { id, token } = await child();
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    await withoutTexts(world, async () => {
      const link = await passOn(staff, id);
      expect(link).toMatchObject({ url: expect.stringMatching(`/guardian/${token}$`) });
      expect(codesOf(await decide(token))).toEqual([]);
      const back = await passOn(staff, id);
      expect(back).toMatchObject({ url: expect.stringMatching(/\/guardian\//), validUntil: null });
      expect(back).not.toEqual(link);
    });
    const entries = await world.services.read.rows(
      sql`select 1 from audit_entry where action = 'people.pass-on-guardian-link' and entity_id = ${id}`,
    );
    expect(entries).toHaveLength(2);
  });

  it('is seen by nobody in between where text messages leave, and never by the child or a neighbour', async () => {
    const { id, account_id } = await child();
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    expect(codesOf(await passOn(staff, id))).toEqual(['GUARDIAN_LINK_BY_TEXT']);
    const { actor: neighbour } = await makeStaffActor(world, { unitId: places.neighbourCounty.id });
    await withoutTexts(world, async () => {
      expect(codesOf(await passOn(await actorOf(world, account_id, 'volunteer'), id))).toEqual(['NOT_FOUND']);
      expect(codesOf(await passOn(neighbour, id))).toEqual(['NOT_FOUND']);
      world.setNow('2026-12-01T08:00:00Z');
      expect(codesOf(await passOn(staff, id))).toEqual(['GUARDIAN_LINK_INVALID']);
    });
  });
});

describe('a new version of the notice, for a child under 14 (PIPL §14, §31)', () => {
  const newer = '2027-01-10';
  const day = '2027-01-11T08:00:00Z';
  const agreedTo = async (id: string) =>
    (
      await world.services.read.rows<{ version: string }>(
        sql`select notice_version as version from consent where volunteer_id = ${id} and withdrawn_at is null order by purpose`,
      )
    ).map(({ version }) => version);
  const requests = async (id: string) =>
    (
      await world.services.read.rows<{ state: string }>(
        sql`select state from guardian_consent where volunteer_id = ${id} order by asked_at, id`,
      )
    ).map(({ state }) => state);
  const again = (who: Actor, volunteerId: string | null = null) =>
    runUseCase(world.context(who), askGuardianAgain, { volunteerId });
  /** One who serves by a yes to the version before. */
  async function served(birthDate = '2014-06-01') {
    const made = await child({ birthDate });
    expect(codesOf(await decide(made.token, { childData: true }))).toEqual([]);
    const back = await tokenOf(made.id);
    return { ...made, back, her: await actorOf(world, made.account_id, 'volunteer') };
  }
  beforeAll(() =>
    world.services.read.rows(
      sql`insert into privacy_notice (version, title, body, published_at) values (${newer}, '演示·新版', '', ${`${newer}T00:00:00+08:00`})`,
    ),
  );

  it('the guardian is asked once more, and her yes renews what the child’s registration rests on; she takes that one back', async () => {
    const { id, her, back } = await served();
    expect(codesOf(await again(her))).toEqual(['ALREADY_CONFIRMED']);
    world.setNow(day);
    expect(codesOf(await again(her))).toEqual([]);
    expect(await stateOf(id)).toBe('ACTIVE');
    expect(await requests(id)).toEqual(['GIVEN', 'WAITING']);
    const link = await linkOf(id, 'WAITING');
    const { data } = await world.graph(
      null,
      'query ($token: String!) { guardianRequest(token: $token) { renewal state } privacyNotice { version } }',
      { token: link },
    );
    expect(data).toEqual({ guardianRequest: { renewal: true, state: 'WAITING' }, privacyNotice: { version: newer } });
    expect(codesOf(await decide(link, { childData: true }))).toEqual(['NOTICE_OUTDATED']);
    expect(codesOf(await decide(link, { noticeVersion: newer, childData: true }))).toEqual([]);
    expect(await agreedTo(id)).toEqual([newer, newer]);
    expect(await requests(id)).toEqual(['ENDED', 'GIVEN']);
    expect(codesOf(await again(her))).toEqual(['ALREADY_CONFIRMED']);
    expect(codesOf(await runUseCase(anyone(), withdrawGuardian, { token: back }))).toEqual(['GUARDIAN_LINK_INVALID']);
    const token = await linkOf(id, 'GIVEN');
    expect(codesOf(await runUseCase(anyone(), withdrawGuardian, { token }))).toEqual([]);
    expect(await stateOf(id)).toBe('PENDING_GUARDIAN');
  });

  it('her no ends the earlier yes, as taking it back does: the child waits, and may ask again', async () => {
    const { id, her, back } = await served();
    world.setNow(day);
    expect(codesOf(await again(her))).toEqual([]);
    expect(codesOf(await decide(await linkOf(id, 'WAITING'), { accept: false, noticeVersion: newer }))).toEqual([]);
    expect(await requests(id)).toEqual(['WITHDRAWN', 'REFUSED']);
    expect(await stateOf(id)).toBe('PENDING_GUARDIAN');
    expect(codesOf(await runUseCase(anyone(), withdrawGuardian, { token: back }))).toEqual(['GUARDIAN_LINK_INVALID']);
    world.setNow('2027-01-12T08:00:00Z');
    expect(codesOf(await again(her))).toEqual([]);
    expect(codesOf(await decide(await linkOf(id, 'WAITING'), { noticeVersion: newer, childData: true }))).toEqual([]);
    expect(await stateOf(id)).toBe('ACTIVE');
  });

  it('until she answers the earlier yes holds, and the link to take it back works', async () => {
    const { id, her, back } = await served();
    world.setNow(day);
    await again(her);
    expect(codesOf(await runUseCase(anyone(), withdrawGuardian, { token: back }))).toEqual([]);
    expect(await stateOf(id)).toBe('PENDING_GUARDIAN');
    expect(codesOf(await decide(await linkOf(id, 'WAITING'), { noticeVersion: newer, childData: true }))).toEqual([]);
    expect(await stateOf(id)).toBe('ACTIVE');
  });

  it('a first yes to a newer version than the child registered on is the child’s too', async () => {
    const { id } = await child({ birthDate: '2014-06-01' });
    world.setNow('2027-01-09T16:00:00Z');
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    expect(codesOf(await again(staff, id))).toEqual([]);
    expect(codesOf(await decide(await linkOf(id, 'WAITING'), { noticeVersion: newer, childData: true }))).toEqual([]);
    expect(await agreedTo(id)).toEqual([newer, newer]);
  });

  it('from 14 on the child agrees to the notice herself: the guardian’s yes to her service stands', async () => {
    const { her } = await served('2012-06-01');
    world.setNow(day);
    expect(codesOf(await again(her))).toEqual(['ALREADY_CONFIRMED']);
  });

  it('of two who ask at once one question waits, and of two answers one is heard', async () => {
    const { id, her } = await served();
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    world.setNow(day);
    await Promise.all([again(her), again(staff, id), again(her), again(staff, id)]);
    expect(await requests(id)).toEqual(['GIVEN', 'WAITING']);
    const link = await linkOf(id, 'WAITING');
    const answers = await Promise.all(
      [true, false, true, false].map((accept) => decide(link, { accept, noticeVersion: newer, childData: true })),
    );
    expect(answers.filter((one) => codesOf(one).length === 0)).toHaveLength(1);
  });
});
