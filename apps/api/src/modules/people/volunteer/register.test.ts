import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf, fieldsOf } from '../testing/codes-of.ts';
import { actorOf, makeAccount } from '../testing/people.make.ts';
import { makeNotice, registerInput } from '../testing/person.make.ts';
import { register } from './register.ts';

let world: World;
let places: MadePlaces;
let notice: string;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  world.setNow('2026-11-23T08:00:00Z');
  places = await makePlaces(world);
  notice = await makeNotice(world);
});
afterAll(() => world.close());

const ask = (more: Record<string, unknown> = {}) => registerInput(places.villageCode, notice, more);
const registered = (input: Record<string, unknown>) => runUseCase(world.context(null, 'volunteer'), register, input);
const rowOf = async (phone: unknown) =>
  (
    await world.services.read.rows(sql`select v.*, a.id as account from volunteer v join account a on a.id = v.account_id
    where v.phone_index = ${world.services.cipher.index('phone', String(phone))}`)
  )[0];

describe('registration by oneself', () => {
  it('makes a volunteer of her village’s federation, with account, number, consents and a session', async () => {
    const input = ask();
    const outcome = await registered(input);
    expect(outcome).toMatchObject({ kind: 'SignedIn' });
    const row = await rowOf(input['phone']);
    expect(row).toMatchObject({
      state: 'ACTIVE',
      source: 'SELF',
      unit_id: places.village.id,
      county_code: '370303',
      village_code: places.villageCode,
    });
    expect(row?.['number']).toMatch(/^370303-\d{7}$/);
    const consents = await world.services.read.rows(
      sql`select purpose from consent where volunteer_id = ${row?.['id']} order by purpose`,
    );
    expect(consents.map((consent) => consent['purpose'])).toEqual(['PRIVACY_NOTICE', 'SENSITIVE_ID']);
  });

  it('stores ID number and phone sealed: nowhere in the row, the audit log or the outbox do they stand in plain text', async () => {
    const input = ask();
    await registered(input);
    const row = await rowOf(input['phone']);
    const [log] = await world.services.read.rows<{ text: string }>(
      sql`select (select string_agg(to_jsonb(e)::text, ' ') from audit_entry e) || coalesce((select string_agg(o.payload::text, ' ') from outbox_event o), '') as text`,
    );
    for (const text of [JSON.stringify(row), log?.text ?? '']) {
      expect(text).not.toContain(String(input['idNumber']));
      expect(text).not.toContain(String(input['phone']));
    }
    expect(log?.text).not.toContain(String(input['name']));
  });

  it('keeps rare Han characters and names of two characters whole', async () => {
    for (const name of ['𠮷䶮', '李䶮', '买买提·𠮷']) {
      const input = ask({ name });
      expect(codesOf(await registered(input))).toEqual([]);
      expect((await rowOf(input['phone']))?.['name']).toBe(name);
    }
  });

  it('strips +86 and spaces from a phone, and lets a family share one', async () => {
    const mother = ask({ phone: '+86 139 8888 0001' });
    const daughter = ask({ phone: '13988880001', birthDate: '2001-04-15' });
    expect(codesOf(await registered(mother))).toEqual([]);
    expect(codesOf(await registered(daughter))).toEqual([]);
    const rows = await world.services.read.rows(
      sql`select 1 as one from account where phone_index = ${world.services.cipher.index('phone', '13988880001')}`,
    );
    expect(rows).toHaveLength(2);
  });

  it('tells every reason at once, each with its field, and writes nothing', async () => {
    const outcome = await registered(
      ask({
        name: '王',
        phone: '12345',
        idNumber: '370303199003070022',
        villageCode: '370303',
        password: '12345678',
        consents: [],
        noticeVersion: '2020-01',
        joinCode: 'NOTACODE22',
        serviceTypeIds: ['00000000-0000-7000-8000-000000000000'],
      }),
    );
    expect(codesOf(outcome)).toEqual([
      'CONSENT_NEEDED',
      'CONSENT_NEEDED',
      'INVALID_ID_NUMBER',
      'INVALID_PHONE',
      'NOTICE_OUTDATED',
      'NOT_FOUND',
      'PLACE_NOT_VILLAGE',
      'SERVICE_TYPE_RETIRED',
      'TOO_SHORT',
      'WEAK_PASSWORD',
    ]);
    expect(new Set(fieldsOf(outcome))).toEqual(
      new Set([
        'consents',
        'idNumber',
        'phone',
        'noticeVersion',
        'joinCode',
        'villageCode',
        'serviceTypeIds',
        'name',
        'password',
      ]),
    );
  });

  it('refuses hostile input with reasons, never with a fault', async () => {
    const long = '长'.repeat(100_000);
    for (const bad of [
      { name: long },
      { phone: long },
      { idNumber: long },
      { password: long },
      { villageCode: long },
      { skills: long },
      { joinCode: long },
      { noticeVersion: long },
      { name: 'a\u0000b' },
      { name: '\ud800王' },
      { birthDate: '2026-02-30' },
      { guardian: 7 },
      { consents: 'x' },
      { availability: ['NEVER'] },
      { serviceTypeIds: ["'; drop table volunteer"] },
    ]) {
      expect(codesOf(await registered(ask(bad))).length, JSON.stringify(Object.keys(bad))).toBeGreaterThan(0);
    }
  });

  it('needs a kind of service she would like to do, which 令67 §5 names', async () => {
    const outcome = await registered(ask({ serviceTypeIds: [] }));
    expect(codesOf(outcome)).toEqual(['REQUIRED']);
    expect(fieldsOf(outcome)).toEqual(['serviceTypeIds']);
  });

  it('needs each required consent; the optional ones are free (PIPL §16)', async () => {
    expect(codesOf(await registered(ask({ consents: ['PRIVACY_NOTICE', 'SMS_NOTICE'] })))).toEqual(['CONSENT_NEEDED']);
    expect(codesOf(await registered(ask({ consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'] })))).toEqual([]);
  });

  it('AT-5: at 15 a guardian must consent; under 8 nobody registers; at 18 no guardian is asked or kept', async () => {
    const guardian = { name: '演示·王母', phone: '13900009999', relation: '母亲' };
    expect(codesOf(await registered(ask({ birthDate: '2011-06-01' })))).toEqual(['GUARDIAN_CONSENT_NEEDED']);
    const minor = ask({ birthDate: '2011-06-01', guardian });
    expect(codesOf(await registered(minor))).toEqual([]);
    const kept = await world.services.read.rows(
      sql`select guardian_phone_cipher from guardian_consent where volunteer_id = ${(await rowOf(minor['phone']))?.['id']}`,
    );
    expect(kept).toHaveLength(1);
    expect(String(kept[0]?.['guardian_phone_cipher'])).not.toContain('13900009999');
    expect(codesOf(await registered(ask({ birthDate: '2018-11-24', guardian })))).toEqual(['TOO_YOUNG_TO_REGISTER']);
    expect(codesOf(await registered(ask({ birthDate: '2018-11-23', guardian })))).toEqual([]);
    const grown = ask({ birthDate: '2008-11-23', guardian });
    expect(codesOf(await registered(grown))).toEqual([]);
    const none = await world.services.read.rows(
      sql`select 1 as one from guardian_consent where volunteer_id = ${(await rowOf(grown['phone']))?.['id']}`,
    );
    expect(none).toHaveLength(0);
  });

  it('names a guardian’s wrong field, and does not call the guardian missing', async () => {
    const outcome = await registered(
      ask({ birthDate: '2011-06-01', guardian: { name: '演示·王母', phone: '123', relation: '母亲' } }),
    );
    expect(codesOf(outcome)).toEqual(['INVALID_PHONE']);
    expect(fieldsOf(outcome)).toEqual(['guardian.phone']);
  });

  it('answers a number that is taken as one that is free: nobody learns who is registered, and she is not kept out', async () => {
    const first = ask();
    await registered(first);
    const second = ask({ idNumber: first['idNumber'] });
    expect(await registered(second)).toMatchObject({ kind: 'SignedIn' });
    const rows = [await rowOf(first['phone']), await rowOf(second['phone'])];
    expect(rows.map((row) => [row?.['state'], row?.['id_disputed']])).toEqual([
      ['ACTIVE', false],
      ['ACTIVE', true],
    ]);
  });

  it('of many parallel registrations with one ID number exactly one holds it', async () => {
    const { idNumber } = ask();
    const outcomes = await Promise.all(Array.from({ length: 24 }, () => registered(ask({ idNumber }))));
    expect(outcomes.filter((outcome) => codesOf(outcome).length === 0)).toHaveLength(24);
    const [row] =
      await world.services.read.rows(sql`select count(*) filter (where not id_disputed)::int as held, count(*)::int as n
      from volunteer where id_number_index = ${world.services.cipher.index('id-number', String(idNumber))}`);
    expect(row).toEqual({ held: 1, n: 24 });
  });

  it('by a team’s code she asks to join at once; a closed team is named as such', async () => {
    const team = await makeTeam(world, { unit: places.village });
    const input = ask({ joinCode: team.joinCode });
    expect(codesOf(await registered(input))).toEqual([]);
    const asked = await world.services.read.rows(sql`select state from membership where team_id = ${team.id}`);
    expect(asked).toEqual([{ state: 'REQUESTED' }]);
    const closed = await makeTeam(world, { unit: places.village, state: 'CLOSED' });
    expect(codesOf(await registered(ask({ joinCode: closed.joinCode })))).toEqual(['TEAM_CLOSED']);
  });

  it('someone signed in without being a volunteer keeps her one account: she is not to be two people', async () => {
    const account = await makeAccount(world);
    const actor = await actorOf(world, account.id, 'volunteer');
    await runUseCase(world.context(actor), register, ask({ phone: account.phone }));
    expect((await rowOf(account.phone))?.['account']).toBe(account.id);
  });
});
