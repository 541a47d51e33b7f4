import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { mayOpen } from '../../../platform/files/file-readers.ts';
import { forgetFiles } from '../../../platform/files/forget-files.ts';
import { newId } from '../../../platform/ids.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf, fieldsOf } from '../testing/codes-of.ts';
import { makeFile as makeStoredFile } from '../testing/file.make.ts';
import { actorOf, makeGrant, makeMembership, makeStaffActor, makeVolunteerActor } from '../testing/people.make.ts';
import { claimQualification } from './claim-qualification.ts';
import { decideQualification } from './decide-qualification.ts';

let world: World;
let places: MadePlaces;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  await world.services.read.rows(sql`insert into qualification_kind (code, name) values ('LAWYER', '律师执业证')`);
});
afterAll(() => world.close());

const makeFile = (accountId: string, more: { mediaType?: string; expiresAt?: string } = {}) =>
  makeStoredFile(world, { uploadedBy: accountId, countyCode: '370303', ...more });
const claim = (actor: Actor, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), claimQualification, {
    kindCode: 'LAWYER',
    issuer: '省司法厅',
    number: 'LS-1',
    ...more,
  });
async function claimed() {
  const { actor, volunteer } = await makeVolunteerActor(world, { unitId: places.village.id });
  const made = await claim(actor);
  if (isRefusal(made)) throw new Error(codesOf(made).join());
  return { actor, volunteer, id: made.id };
}
const decide = (actor: Actor, id: string, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), decideQualification, { id, version: 1, accept: true, ...more });
const stateOf = async (id: string) =>
  (await world.services.read.rows<{ state: string }>(sql`select state from qualification where id = ${id}`))[0]?.state;

describe('claiming a qualification', () => {
  it('is hers to claim and waits to be verified; the number of the paper is sealed', async () => {
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
    const made = await claim(actor, { number: 'LS-370303-1', validFrom: '2024-01-01', validTo: '2029-01-01' });
    if (isRefusal(made)) throw new Error(codesOf(made).join());
    const [row] = await world.services.read.rows<{ text: string }>(
      sql`select to_jsonb(q)::text as text from qualification q where id = ${made.id}`,
    );
    expect(row?.text).toContain('CLAIMED');
    expect(row?.text).not.toContain('LS-370303-1');
  });

  it('names an unknown kind, somebody else’s file and a backward term at once', async () => {
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
    const other = await makeVolunteerActor(world, { unitId: places.village.id });
    const fileId = await makeFile(other.actor.accountId);
    const outcome = await claim(actor, { kindCode: 'WIZARD', fileId, validFrom: '2026-01-01', validTo: '2025-01-01' });
    expect(fieldsOf(outcome)).toEqual(['fileId', 'kindCode', 'validTo']);
  });

  it('with neither number nor photo could be held against nothing: it is refused, and nobody verifies one of before', async () => {
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
    const bare = await claim(actor, { number: '' });
    expect([codesOf(bare), fieldsOf(bare)]).toEqual([['QUALIFICATION_UNPROVEN'], ['number']]);
    expect(codesOf(await claim(actor, { number: '', fileId: null }))).toEqual(['QUALIFICATION_UNPROVEN']);
    const photo = await claim(actor, { number: '', fileId: await makeFile(actor.accountId) });
    expect(codesOf(photo)).toEqual([]);
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    const { id } = await claimed();
    await world.services.read.rows(sql`update qualification set number_cipher = null where id = ${id}`);
    expect(codesOf(await decide(staff, id))).toEqual(['QUALIFICATION_UNPROVEN']);
    expect(codesOf(await decide(staff, id, { accept: false, reason: '没有编号和照片' }))).toEqual([]);
  });

  it('handed in by several taps waits once; another number is another paper', async () => {
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
    const taps = await Promise.all([1, 2, 3].map(() => claim(actor, { number: '演示-7' })));
    expect(new Set(taps.map((one) => (one as { id: string }).id)).size).toBe(1);
    expect(await claim(actor, { number: '演示-8' })).not.toEqual(taps[0]);
  });

  it('takes a picture or a PDF used for nothing else: no sheet, nothing with a term, no other paper’s photo', async () => {
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
    const { accountId } = actor;
    const once = await makeFile(accountId);
    expect(codesOf(await claim(actor, { fileId: once }))).toEqual([]);
    const again = await claim(actor, { fileId: once });
    expect([codesOf(again), fieldsOf(again)]).toEqual([['FILE_IN_USE'], ['fileId']]);
    for (const fileId of [
      await makeFile(accountId, { mediaType: 'text/csv' }),
      await makeFile(accountId, { expiresAt: '2099-01-01' }),
    ]) {
      const outcome = await claim(actor, { fileId });
      expect([codesOf(outcome), fieldsOf(outcome)]).toEqual([['NOT_FOUND'], ['fileId']]);
    }
    // Of somebody else's, whether it serves something or not, nothing is told: not even that it is there.
    const { actor: other } = await makeVolunteerActor(world, { unitId: places.village.id });
    for (const fileId of [once, await makeFile(accountId), newId()])
      expect(codesOf(await claim(other, { fileId }))).toEqual(['NOT_FOUND']);
    const pdf = await makeFile(accountId, { mediaType: 'application/pdf' });
    expect(codesOf(await claim(actor, { fileId: pdf }))).toEqual([]);
  });

  it('of two that name one photo at once one holds it', async () => {
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
    const fileId = await makeFile(actor.accountId);
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => claim(actor, { fileId })));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
  });

  it('a file whose term is over goes, however many older ones a paper of before still holds', async () => {
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
    const made = await claim(actor);
    if (isRefusal(made)) throw new Error(codesOf(made).join());
    const held = await makeFile(actor.accountId, { expiresAt: '2020-01-01' });
    await world.services.read.rows(sql`update qualification set file_id = ${held} where id = ${made.id}`);
    const over = await makeFile(actor.accountId, { expiresAt: '2020-01-02' });
    await inTransaction(world.context(null), (tx) => forgetFiles.run(tx));
    const left = await world.services.read.rows(sql`select id from stored_file where id in (${held}, ${over})`);
    expect(left).toEqual([{ id: held }]);
  });

  it('needs a volunteer', async () => {
    const { actor } = await makeStaffActor(world, { unitId: places.county.id });
    expect(codesOf(await claim(actor))).toEqual(['NOT_A_VOLUNTEER']);
  });
});

describe('verifying a qualification', () => {
  it('staff of her federation or above verify or reject, once', async () => {
    const { actor: staff } = await makeStaffActor(world, { unitId: places.township.id });
    const [yes, no] = [await claimed(), await claimed()];
    expect(codesOf(await decide(staff, yes.id))).toEqual([]);
    expect(codesOf(await decide(staff, no.id, { accept: false, reason: '照片看不清' }))).toEqual([]);
    expect([await stateOf(yes.id), await stateOf(no.id)]).toEqual(['VERIFIED', 'REJECTED']);
    expect(codesOf(await decide(staff, yes.id, { version: 2 }))).toEqual(['ALREADY_DECIDED']);
  });

  it('of parallel decisions exactly one counts', async () => {
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    const { id } = await claimed();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, i) => decide(staff, id, { accept: i % 2 === 0, reason: '看不清' })),
    );
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
  });

  it('the neighbouring county does not find it; a coordinator who sees her may not verify', async () => {
    const { volunteer, id } = await claimed();
    const team = await makeTeam(world, { unit: places.village });
    await makeMembership(world, { volunteerId: volunteer.id, teamId: team.id });
    const { actor: coordinator } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    const { actor: neighbour } = await makeStaffActor(world, { unitId: places.neighbourCounty.id });
    expect(codesOf(await decide(neighbour, id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await decide(coordinator, id))).toEqual(['NOT_ALLOWED']);
  });

  it('a rejection says why; a verification that proved wrong is taken back the same way', async () => {
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    const { actor: her, id } = await claimed();
    expect(codesOf(await decide(staff, id, { accept: false }))).toEqual(['REQUIRED']);
    expect(codesOf(await decide(staff, id))).toEqual([]);
    expect(codesOf(await decide(staff, id, { version: 2, accept: false, reason: '证书已被撤销' }))).toEqual([]);
    const { data } = await world.graph(her, '{ me { volunteer { qualifications { state rejectReason } } } }');
    expect(data).toEqual({
      me: { volunteer: { qualifications: [{ state: 'REJECTED', rejectReason: '证书已被撤销' }] } },
    });
  });

  it('the queue shows claims to those who verify where she belongs, with the number; the neighbour none', async () => {
    const { volunteer } = await claimed();
    const ask = async (unitId: string, kindCode: string | null = null) => {
      const { actor } = await makeStaffActor(world, { unitId });
      const { data, errors } = await world.graph<{
        qualificationsToVerify: { edges: { node: { volunteer: { id: string } } }[] };
      }>(
        actor,
        'query($kindCode: String) { qualificationsToVerify(first: 100, kindCode: $kindCode) { edges { node { number canVerify { allowed } volunteer { id } } } } }',
        { kindCode },
      );
      expect(errors).toBeUndefined();
      return data?.qualificationsToVerify.edges.map((edge) => edge.node.volunteer.id) ?? [];
    };
    expect(await ask(places.county.id)).toContain(volunteer.id);
    expect(await ask(places.county.id, 'LAWYER')).toContain(volunteer.id);
    expect(await ask(places.county.id, 'NURSE')).toEqual([]);
    // No database knows this character: nothing is found, nothing fails.
    expect(await ask(places.county.id, 'LAWYER\u0000')).toEqual([]);
    expect(await ask(places.neighbourCounty.id, 'LAWYER')).toEqual([]);
    expect(await ask(places.neighbourCounty.id)).toEqual([]);
  });

  it('nobody verifies her own', async () => {
    const { actor, id } = await claimed();
    await makeGrant(world, { accountId: actor.accountId, unitId: places.county.id });
    expect(codesOf(await decide(await actorOf(world, actor.accountId), id))).toEqual(['OWN_QUALIFICATION']);
  });

  it('nor does a second account of hers, whose name stands on the same number; of her family another may', async () => {
    const { volunteer, id } = await claimed();
    const { actor } = await makeStaffActor(world, { unitId: places.county.id });
    const share = (name: string) =>
      world.services.read.rows(sql`update account a set phone_index = v.phone_index, display_name = ${name}
        from volunteer v where v.id = ${volunteer.id} and a.id = ${actor.accountId}`);
    const [her] = await world.services.read.rows<{ name: string }>(
      sql`select name from volunteer where id = ${volunteer.id}`,
    );
    await share(her?.name ?? '');
    expect(codesOf(await decide(actor, id))).toEqual(['OWN_QUALIFICATION']);
    await share('演示·家人');
    expect(codesOf(await decide(actor, id))).toEqual([]);
  });

  it('the paper opens for her and for those who verify, for nobody else', async () => {
    const { actor, volunteer } = await makeVolunteerActor(world, { unitId: places.village.id });
    const fileId = await makeFile(actor.accountId);
    await claim(actor, { fileId });
    const team = await makeTeam(world, { unit: places.village });
    await makeMembership(world, { volunteerId: volunteer.id, teamId: team.id });
    const opens = (reader: Actor | null) =>
      mayOpen(world.context(reader), { id: fileId, uploaded_by: actor.accountId });
    expect(await opens(actor)).toBe(true);
    expect(await opens((await makeStaffActor(world, { unitId: places.county.id })).actor)).toBe(true);
    expect(await opens((await makeStaffActor(world, { unitId: places.neighbourCounty.id })).actor)).toBe(false);
    expect(await opens((await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' })).actor)).toBe(false);
    expect(await opens(null)).toBe(false);
  });
});
