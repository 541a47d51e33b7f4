import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { makeFile } from '../testing/file.make.ts';
import {
  actorOf,
  makeAccount,
  makeGrant,
  makeMembership,
  makeStaffActor,
  makeVolunteer,
} from '../testing/people.make.ts';
import { copyOnPaper } from './copy-on-paper.ts';
import { decideRequest } from './decide-request.ts';
import { lodgeRight } from './lodge-right.ts';

let world: World;
let places: MadePlaces;
let teamId: string;
let coordinator: Actor;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  teamId = (await makeTeam(world, { unit: places.village })).id;
  coordinator = (await makeStaffActor(world, { unitId: teamId, role: 'COORDINATOR' })).actor;
  world.setNow('2026-09-18T08:00:00Z');
});
afterAll(() => world.close());

const staff = async () => (await makeStaffActor(world, { unitId: places.county.id })).actor;
/** An elder of the team, registered on paper: she has no account. */
async function elder(accountId: string | null = null) {
  const made = await makeVolunteer(world, { unitId: places.village.id, accountId, name: '演示·孙大娘' });
  await makeMembership(world, { volunteerId: made.id, teamId });
  return made;
}
const paperOf = (actor: Actor) =>
  makeFile(world, { uploadedBy: actor.accountId, countyCode: places.villageCode.slice(0, 6) });
async function lodge(actor: Actor, volunteerId: string, kind: string, more: Record<string, unknown> = {}) {
  const fileId = await paperOf(actor);
  return runUseCase(world.context(actor), lodgeRight, { volunteerId, kind, note: '', changes: null, fileId, ...more });
}
async function lodged(actor: Actor, volunteerId: string, kind: string, more: Record<string, unknown> = {}) {
  const outcome = await lodge(actor, volunteerId, kind, more);
  if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
  return outcome.id;
}
const decide = (actor: Actor, id: string, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), decideRequest, { id, version: 1, grant: true, answer: '', ...more });

describe('a request of somebody without an account, on paper', () => {
  it('runs on the same clock, is handed in by one and carried out by another, by whichever account', async () => {
    const her = await elder();
    const id = await lodged(coordinator, her.id, 'CORRECTION', { changes: { name: '演示·孙桂兰' } });
    const [row] = await world.services.read.rows(
      sql`select due_on::text as due, channel, state from rights_request where id = ${id}`,
    );
    expect(row).toEqual({ due: '2026-10-15', channel: 'PAPER', state: 'OPEN' });
    // The same coordinator with the right of staff by a second account of hers is no second person.
    const [mine] = await world.services.read.rows<{ sealed: string; name: string }>(
      sql`select phone_cipher as sealed, display_name as name from account where id = ${coordinator.accountId}`,
    );
    const phone = world.services.cipher.open(mine?.sealed ?? '');
    const second = await makeAccount(world, { phone, name: mine?.name ?? '' });
    await makeGrant(world, { accountId: second.id, unitId: places.county.id });
    expect(codesOf(await decide(await actorOf(world, second.id), id))).toEqual(['SAME_PERSON_CONFIRMS']);
    expect(codesOf(await decide(await staff(), id))).toEqual([]);
    const [person] = await world.services.read.rows(sql`select name from volunteer where id = ${her.id}`);
    expect(person).toEqual({ name: '演示·孙桂兰' });
  });

  it('the database itself refuses one who answers what she handed in', async () => {
    const her = await elder();
    const id = await lodged(coordinator, her.id, 'ERASURE');
    await expect(
      world.services.read.rows(
        sql`update rights_request set state = 'DONE', decided_by = asked_by, decided_at = now() where id = ${id}`,
      ),
    ).rejects.toThrow(/rights_two_people/);
  });

  it('needs the photo of her paper, used for nothing else; whoever has an account asks herself', async () => {
    const her = await elder();
    const theirs = await paperOf(await staff());
    expect(codesOf(await lodge(coordinator, her.id, 'COPY', { fileId: theirs }))).toEqual(['PAPER_IMAGE_NEEDED']);
    const fileId = await paperOf(coordinator);
    expect(codesOf(await lodge(coordinator, her.id, 'COPY', { fileId }))).toEqual([]);
    expect(codesOf(await lodge(coordinator, her.id, 'ERASURE', { fileId }))).toEqual(['FILE_IN_USE']);
    expect(codesOf(await lodge(coordinator, her.id, 'COPY'))).toEqual(['OPEN_REQUEST']);
    const account = await makeAccount(world);
    const other = await elder(account.id);
    expect(codesOf(await lodge(coordinator, other.id, 'COPY'))).toEqual(['RIGHTS_BY_HERSELF']);
    const elsewhere = (await makeStaffActor(world, { unitId: places.neighbourCounty.id })).actor;
    expect(codesOf(await lodge(elsewhere, her.id, 'ERASURE'))).toEqual(['NOT_FOUND']);
  });

  it('is not handed in with a photo that shows something else already', async () => {
    const her = await elder();
    const fileId = await paperOf(coordinator);
    await world.services.read.rows(sql`insert into qualification_kind (code, name) values ('LAWYER', '律师执业证')`);
    await world.services.read.rows(
      sql`insert into qualification (id, volunteer_id, kind_code, file_id) values (${newId()}, ${her.id}, 'LAWYER', ${fileId})`,
    );
    expect(codesOf(await lodge(coordinator, her.id, 'COPY', { fileId }))).toEqual(['FILE_IN_USE']);
  });

  it('a copy is printed by another person only, whole, and both numbers seen stand on record', async () => {
    const her = await elder();
    const id = await lodged(coordinator, her.id, 'COPY');
    expect(codesOf(await runUseCase(world.context(coordinator), copyOnPaper, { id }))).toEqual(['NOT_FOUND']);
    const handler = await staff();
    const copy = await runUseCase(world.context(handler), copyOnPaper, { id });
    if (isRefusal(copy)) throw new Error(codesOf(copy).join());
    expect(copy.page).toContain(her.idNumber);
    expect(
      await world.services.read.rows(
        sql`select field, purpose from data_reveal where volunteer_id = ${her.id} and account_id = ${handler.accountId} order by field`,
      ),
    ).toEqual([
      { field: 'ID_NUMBER', purpose: 'COPY' },
      { field: 'PHONE', purpose: 'COPY' },
    ]);
    expect(codesOf(await decide(handler, id, { answer: '副本已当面交给本人' }))).toEqual([]);
    expect(codesOf(await runUseCase(world.context(handler), copyOnPaper, { id }))).toEqual(['ALREADY_DECIDED']);
  });

  it('an erasure takes the photo of the request along', async () => {
    const her = await elder();
    const id = await lodged(coordinator, her.id, 'ERASURE');
    expect(codesOf(await decide(await staff(), id))).toEqual([]);
    const [row] = await world.services.read.rows(
      sql`select state, paper_file_id, detail_cipher from rights_request where id = ${id}`,
    );
    expect(row).toEqual({ state: 'DONE', paper_file_id: null, detail_cipher: null });
  });
});
