import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { deliverNext } from '../../../platform/outbox/deliver.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { settleDispute } from '../identity/settle-dispute.ts';
import { peopleModule } from '../people.module.ts';
import { decideRequest } from '../rights/decide-request.ts';
import { requestRight } from '../rights/request-right.ts';
import { codesOf } from '../testing/codes-of.ts';
import { actorOf, makeStaffActor, makeVolunteer } from '../testing/people.make.ts';
import { makeNotice, personInput, registerInput } from '../testing/person.make.ts';
import { confirmRegistration } from '../volunteer/confirm-registration.ts';
import { register } from '../volunteer/register.ts';
import { registerFor } from '../volunteer/register-for.ts';
import { decideMerge } from './decide-merge.ts';
import { proposeMerge } from './propose-merge.ts';

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

const rows = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) => world.services.read.rows<T>(query);
const staff = async (): Promise<Actor> =>
  (await makeStaffActor(world, { unitId: places.county.id, name: `演示·干部${newId()}` })).actor;
async function sure<T>(outcome: Promise<T>): Promise<Exclude<Awaited<T>, { reasons: unknown }>> {
  const one = await outcome;
  if (isRefusal(one)) throw new Error(codesOf(one).join());
  return one as Exclude<Awaited<T>, { reasons: unknown }>;
}
interface Who extends Record<string, unknown> {
  id: string;
  account_id: string | null;
  state: string;
  confirmed: boolean;
  id_disputed: boolean;
  merged_into: string | null;
}
const personOf = async (id: string): Promise<Who | undefined> =>
  (
    await rows<Who>(
      sql`select id, account_id, state, confirmed_at is not null as confirmed, id_disputed, merged_into from volunteer where id = ${id}`,
    )
  )[0];

/** A coordinator wrote her down and she has not confirmed; then she registers herself on a phone of her own. */
async function writtenDownAndHerself(idNumber?: string) {
  const input = personInput(places.villageCode, idNumber ? { idNumber } : {});
  const written = await sure(runUseCase(world.context(await staff()), registerFor, input));
  const own = registerInput(places.villageCode, notice, {
    idNumber: input['idNumber'],
    consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID', 'PUBLIC_NAME'],
  });
  await sure(runUseCase(world.context(null, 'volunteer'), register, own));
  const [self] = await rows<Who>(
    sql`select id, account_id, state, true as confirmed, id_disputed, merged_into from volunteer where phone_index = ${world.services.cipher.index('phone', String(own['phone']))}`,
  );
  if (!self) throw new Error('Nobody was registered.');
  return { written: written.volunteerId, code: written.confirmationCode, idNumber: input['idNumber'], self };
}
async function merge(keptId: string, absorbedId: string): Promise<void> {
  const { id } = await sure(
    runUseCase(world.context(await staff()), proposeMerge, { keptId, absorbedId, reason: '同一人登记两次' }),
  );
  await confirmMerge(id);
}
const confirmMerge = async (id: string) =>
  sure(runUseCase(world.context(await staff()), decideMerge, { id, version: 1, accept: true, reason: '' }));
const consentsOf = async (id: string) =>
  (
    await rows<{ purpose: string }>(
      sql`select purpose from consent where volunteer_id = ${id} and withdrawn_at is null order by purpose`,
    )
  ).map(({ purpose }) => purpose);
const statedTwice = (id: string, of: { idNumber: string }) =>
  rows(
    sql`update volunteer set id_disputed = true, id_number_index = ${world.services.cipher.index('id-number', of.idNumber)} where id = ${id}`,
  );

describe('one person, written down by others and registered by herself', () => {
  it('is active after a merge into the record others made, with her account and what she agreed to', async () => {
    const { written, code, idNumber, self } = await writtenDownAndHerself();
    await merge(written, self.id);
    expect(await personOf(written)).toMatchObject({
      state: 'ACTIVE',
      account_id: self.account_id,
      confirmed: true,
      id_disputed: false,
    });
    expect(await consentsOf(written)).toEqual(['PRIVACY_NOTICE', 'PUBLIC_NAME', 'SENSITIVE_ID']);
    expect(await consentsOf(self.id)).toEqual([]);
    // The code she was told once makes no second account any more.
    const again = await runUseCase(world.context(null, 'volunteer'), confirmRegistration, {
      idNumber,
      confirmationCode: code,
      password: 'Mima-2026',
      noticeVersion: notice,
      consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
    });
    expect(codesOf(again)).toEqual(['CONFIRMATION_WRONG']);
  });

  it('stays what she registered herself when a dispute finds one person, holder or not', async () => {
    const { written, self } = await writtenDownAndHerself();
    while (await deliverNext(world.services, peopleModule.subscribers ?? [], pino({ level: 'silent' })));
    const [dispute] = await rows<{ id: string; holder_id: string }>(
      sql`select id, holder_id from identity_dispute where claimant_id = ${self.id}`,
    );
    expect(dispute?.holder_id).toBe(written);
    const settled = { id: dispute?.id, version: 1, decision: 'SAME_PERSON', evidence: '核对了身份证原件' };
    await sure(runUseCase(world.context(await staff()), settleDispute, settled));
    const [found] = await rows<{ id: string }>(sql`select id from merge_case where kept_id = ${self.id}`);
    await confirmMerge(found?.id ?? '');
    expect(await personOf(self.id)).toMatchObject({
      state: 'ACTIVE',
      account_id: self.account_id,
      id_disputed: false,
    });
    expect(await personOf(written)).toMatchObject({ state: 'MERGED', merged_into: self.id });
    expect(await consentsOf(self.id)).toEqual(['PRIVACY_NOTICE', 'PUBLIC_NAME', 'SENSITIVE_ID']);
  });

  it('keeps her suspension: a second registration does not shake it off', async () => {
    const suspended = await makeVolunteer(world, { unitId: places.village.id, state: 'SUSPENDED' });
    const fresh = await makeVolunteer(world, { unitId: places.village.id });
    await rows(sql`update volunteer set state_reason = '多次未到' where id = ${suspended.id}`);
    await statedTwice(fresh.id, suspended);
    await merge(fresh.id, suspended.id);
    const [row] = await rows(sql`select state, state_reason from volunteer where id = ${fresh.id}`);
    expect(row).toEqual({ state: 'SUSPENDED', state_reason: '多次未到' });
  });
});

describe('what she agreed to', () => {
  it('counts as she said it last: a later no to one registration ends the yes to the other, nothing is doubled', async () => {
    const kept = await makeVolunteer(world, { unitId: places.village.id });
    const absorbed = await makeVolunteer(world, { unitId: places.village.id });
    await statedTwice(absorbed.id, kept);
    const given = (id: string, purpose: string, at: string, until: string | null = null) =>
      rows(
        sql`insert into consent (id, volunteer_id, purpose, notice_version, given_at, withdrawn_at) values (${newId()}, ${id}, ${purpose}, ${notice}, ${at}, ${until})`,
      );
    await given(kept.id, 'PRIVACY_NOTICE', '2026-01-01T00:00:00Z');
    await given(absorbed.id, 'PRIVACY_NOTICE', '2026-02-01T00:00:00Z');
    await given(kept.id, 'PUBLIC_NAME', '2026-01-01T00:00:00Z');
    await given(absorbed.id, 'PUBLIC_NAME', '2026-01-15T00:00:00Z', '2026-02-01T00:00:00Z');
    await merge(kept.id, absorbed.id);
    const all = await rows(
      sql`select purpose, given_at::date::text as given, withdrawn_at::date::text as until from consent where volunteer_id = ${kept.id} order by purpose, given_at`,
    );
    expect(all).toEqual([
      { purpose: 'PRIVACY_NOTICE', given: '2026-01-01', until: '2026-02-01' },
      { purpose: 'PRIVACY_NOTICE', given: '2026-02-01', until: null },
      { purpose: 'PUBLIC_NAME', given: '2026-01-01', until: '2026-02-01' },
      { purpose: 'PUBLIC_NAME', given: '2026-01-15', until: '2026-02-01' },
    ]);
  });

  it('and her guardian’s yes go along: a girl who waited on one record waits no more', async () => {
    const kept = await makeVolunteer(world, {
      unitId: places.village.id,
      birthDate: '2011-03-07',
      state: 'PENDING_GUARDIAN',
    });
    const absorbed = await makeVolunteer(world, { unitId: places.village.id, birthDate: '2011-03-07' });
    await statedTwice(absorbed.id, kept);
    for (const [id, state] of [
      [kept.id, 'WAITING'],
      [absorbed.id, 'GIVEN'],
    ])
      await rows(sql`insert into guardian_consent (id, volunteer_id, guardian_name, guardian_phone_cipher, relation, state, given_at)
        values (${newId()}, ${id}, '演示·监护人', ${world.services.cipher.seal('13900000000')}, '母亲', ${state}, ${state === 'GIVEN' ? world.services.now() : null})`);
    await merge(kept.id, absorbed.id);
    expect(await personOf(kept.id)).toMatchObject({ state: 'ACTIVE' });
    const consents = await rows(sql`select state from guardian_consent where volunteer_id = ${kept.id} order by state`);
    expect(consents).toEqual([{ state: 'ENDED' }, { state: 'GIVEN' }]);
  });
});

describe('merges in a row', () => {
  /** Three registrations of one woman; the first is merged into the second, the second into the third. */
  async function chain(name: string) {
    const last = await makeVolunteer(world, { unitId: places.village.id, name });
    const [first, middle] = [
      await makeVolunteer(world, { unitId: places.village.id, name }),
      await makeVolunteer(world, { unitId: places.village.id, name }),
    ];
    await statedTwice(first.id, last);
    await statedTwice(middle.id, last);
    await merge(middle.id, first.id);
    await merge(last.id, middle.id);
    return { first, middle, last };
  }

  it('are followed in one step, and her log of who looked at her numbers is whole', async () => {
    const { first, last } = await chain('演示·三次登记');
    expect(await personOf(first.id)).toMatchObject({ merged_into: last.id });
    const reader = (await makeStaffActor(world, { unitId: places.county.id })).account.id;
    await rows(sql`insert into data_reveal (id, at, volunteer_id, county_code, field, purpose, reason, account_id, reader_unit_id, reader_role)
      select ${newId()}, ${world.services.now()}, id, county_code, 'PHONE', 'CONTACT', '', ${reader}, unit_id, 'STAFF' from volunteer where id = ${first.id}`);
    const { data } = await world.graph(
      await actorOf(world, last.accountId ?? '', 'volunteer'),
      '{ whoSawMyNumbers { edges { node { field } } } }',
    );
    expect(data).toEqual({ whoSawMyNumbers: { edges: [{ node: { field: 'PHONE' } }] } });
  });

  it('are all erased with her: names, papers, guardians, accounts and the words of merges and disputes', async () => {
    const name = '演示·郑抹去';
    const { first, middle, last } = await chain(name);
    for (const id of [first.id, middle.id])
      await rows(sql`insert into guardian_consent (id, volunteer_id, guardian_name, guardian_phone_cipher, relation, state, decided_at)
        values (${newId()}, ${id}, ${`${name}之母`}, ${world.services.cipher.seal('13900000000')}, '母亲', 'ENDED', now())`);
    const fileId = newId();
    await rows(sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code)
      values (${fileId}, ${fileId}, 'image/png', 1, ${randomBytes(32)}, ${last.accountId}, '370303')`);
    await rows(sql`insert into paper_confirmation (id, volunteer_id, county_code, file_id, notice_version, consents, signed_on, state, submitted_by)
      values (${newId()}, ${first.id}, '370303', ${fileId}, ${notice}, '{}', '2026-01-01', 'WITHDRAWN', ${last.accountId})`);
    const unit = sql`(select unit_id from volunteer where id = ${last.id})`;
    await rows(sql`insert into identity_dispute (id, unit_id, county_code, holder_id, claimant_id, state, decision, evidence, settled_by, settled_at)
      values (${newId()}, ${unit}, '370303', ${last.id}, ${first.id}, 'SETTLED', 'SAME_PERSON', ${`${name}本人到场`}, ${last.accountId}, now())`);
    await rows(
      sql`update merge_case set reason = ${`${name}登记了两次`} where absorbed_id in (${first.id}, ${middle.id})`,
    );
    const opener = (await makeStaffActor(world, { unitId: places.county.id })).account.id;
    await rows(sql`insert into account_restoration (id, account_id, unit_id, county_code, paper, reason, state, opened_by, opened_at)
      values (${newId()}, ${last.accountId}, ${unit}, '370303', 'RESIDENT_ID', ${`${name}的手机丢了`}, 'CANCELLED', ${opener}, now())`);

    const her = await actorOf(world, last.accountId ?? '', 'volunteer');
    const { id } = await sure(
      runUseCase(world.context(her), requestRight, { kind: 'ERASURE', note: '', changes: null }),
    );
    await sure(runUseCase(world.context(await staff()), decideRequest, { id, version: 1, grant: true, answer: '' }));
    const tables = await rows<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name: table } of tables) {
      const [hit] = await rows<{ n: number }>(
        sql`select count(*)::int as n from ${raw(`"${table}"`)} t where t::text like ${`%${name.slice(3)}%`}`,
      );
      if (hit?.n) found.push(table);
    }
    expect(found).toEqual([]);
    expect(await rows(sql`select 1 as one from stored_file where id = ${fileId}`)).toEqual([]);
    const accounts = await rows(
      sql`select distinct state, display_name from account where id in (${first.accountId}, ${middle.accountId}, ${last.accountId})`,
    );
    expect(accounts).toEqual([{ state: 'CLOSED', display_name: '已注销' }]);
  });
});
