import type { CallResult } from '@jinguo/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { mayOpen } from '../../../platform/files/file-readers.ts';
import { newId } from '../../../platform/ids.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { makeFile } from '../testing/file.make.ts';
import { actorOf, makeAccount, makeGrant, makeStaffActor } from '../testing/people.make.ts';
import { makeNotice, personInput } from '../testing/person.make.ts';
import { confirmRegistration } from '../volunteer/confirm-registration.ts';
import { registerFor } from '../volunteer/register-for.ts';
import { recordCallBack } from './record-call-back.ts';
import { submitPaper } from './submit-paper.ts';

let world: World;
let places: MadePlaces;
let team: MadeTeam;
let notice: string;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  world.setNow('2026-11-23T08:00:00Z');
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village });
  notice = await makeNotice(world);
});
afterAll(() => world.close());

const coordinator = async () =>
  (await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR', name: `演示·队长${newId()}` })).actor;

/** An elder whom a coordinator registered for her team. */
async function elder(by: Actor): Promise<string> {
  const outcome = await runUseCase(world.context(by), registerFor, {
    ...personInput(places.villageCode, { birthDate: '1948-02-03', name: '演示·赵奶奶' }),
    teamId: team.id,
  });
  if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
  return outcome.volunteerId;
}
const paperOf = async (volunteerId: string) =>
  (
    await world.services.read.rows<{ id: string; version: number; state: string; file_id: string | null }>(
      sql`select id, version, state, file_id from paper_confirmation where volunteer_id = ${volunteerId}`,
    )
  )[0];
const stateOf = async (id: string) =>
  (
    await world.services.read.rows<{ state: string; name: string }>(
      sql`select state, name from volunteer where id = ${id}`,
    )
  )[0];
async function submit(by: Actor, volunteerId: string, more: Record<string, unknown> = {}) {
  const fileId = await makeFile(world, { uploadedBy: by.accountId, countyCode: '370303' });
  return runUseCase(world.context(by), submitPaper, {
    volunteerId,
    fileId,
    signedOn: '2026-11-22',
    noticeVersion: notice,
    consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
    ...more,
  });
}
async function call(by: Actor, volunteerId: string, result: CallResult) {
  const paper = await paperOf(volunteerId);
  return runUseCase(world.context(by), recordCallBack, { id: paper?.id, version: paper?.version, result, note: '' });
}

describe('an elder’s registration on paper', () => {
  it('counts once another person has called her: two people on record, her consents as signed', async () => {
    const one = await coordinator();
    const her = await elder(one);
    expect(codesOf(await submit(one, her))).toEqual([]);
    expect((await stateOf(her))?.state).toBe('PENDING_SELF');
    expect(codesOf(await call(await coordinator(), her, 'AGREED'))).toEqual([]);
    expect((await stateOf(her))?.state).toBe('ACTIVE');
    const consents = await world.services.read.rows(sql`select purpose from consent where volunteer_id = ${her}`);
    expect(consents).toHaveLength(2);
  });

  it('is confirmed neither by the one who handed it in, nor by a second account of hers, nor by the one who registered', async () => {
    const one = await coordinator();
    const her = await elder(one);
    await submit(one, her);
    expect(codesOf(await call(one, her, 'AGREED'))).toEqual(['SAME_PERSON_CONFIRMS']);
    const [me] = await world.services.read.rows<{ display_name: string; phone: string }>(
      sql`select display_name, phone_cipher as phone from account where id = ${one.accountId}`,
    );
    const twin = await makeAccount(world, {
      name: me?.display_name ?? '',
      phone: world.services.cipher.open(me?.phone ?? ''),
    });
    await makeGrant(world, { accountId: twin.id, unitId: team.id, role: 'COORDINATOR' });
    expect(codesOf(await call(await actorOf(world, twin.id), her, 'AGREED'))).toEqual(['SAME_PERSON_CONFIRMS']);

    const other = await coordinator();
    const second = await elder(one);
    await submit(other, second);
    expect(codesOf(await call(one, second, 'AGREED'))).toEqual(['SAME_PERSON_CONFIRMS']);
  });

  it('waits on when nobody answered, and ends with nothing of her kept when she says no (SD §11)', async () => {
    const one = await coordinator();
    const her = await elder(one);
    await submit(one, her);
    const two = await coordinator();
    expect(codesOf(await call(two, her, 'NO_ANSWER'))).toEqual([]);
    expect((await paperOf(her))?.state).toBe('WAITING');
    expect(codesOf(await call(two, her, 'REFUSED'))).toEqual([]);
    expect(await stateOf(her)).toEqual({ state: 'DEREGISTERED', name: '已注销' });
    expect((await paperOf(her))?.file_id).toBeNull();
  });

  it('is about nothing any more once she has confirmed herself: a late call neither confirms nor erases her', async () => {
    const one = await coordinator();
    const input = personInput(places.villageCode, { birthDate: '1948-02-03', name: '演示·钱奶奶' });
    const made = await runUseCase(world.context(one), registerFor, { ...input, teamId: team.id });
    if (isRefusal(made)) throw new Error(codesOf(made).join());
    const her = made.volunteerId;
    await submit(one, her);
    const own = await runUseCase(world.context(null, 'volunteer'), confirmRegistration, {
      idNumber: input['idNumber'],
      confirmationCode: made.confirmationCode,
      password: 'Ceshi-2026',
      noticeVersion: notice,
      consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
    });
    expect(codesOf(own)).toEqual([]);
    expect((await paperOf(her))?.state).toBe('WITHDRAWN');
    for (const result of ['AGREED', 'REFUSED'] as const)
      expect(codesOf(await call(await coordinator(), her, result))).toEqual(['ALREADY_DECIDED']);
    // A paper left over from before papers were withdrawn is no better.
    await world.services.read.rows(sql`update paper_confirmation set state = 'WAITING' where volunteer_id = ${her}`);
    for (const result of ['AGREED', 'REFUSED'] as const)
      expect(codesOf(await call(await coordinator(), her, result))).toEqual(['ALREADY_CONFIRMED']);
    expect(await stateOf(her)).toEqual({ state: 'ACTIVE', name: '演示·钱奶奶' });
  });

  it('needs a photo of one’s own, the required consents, a day that has been, and waits once', async () => {
    const one = await coordinator();
    const her = await elder(one);
    const foreign = await makeFile(world, { uploadedBy: (await coordinator()).accountId, countyCode: '370303' });
    expect(codesOf(await submit(one, her, { fileId: foreign, signedOn: '2026-12-24', consents: [] }))).toEqual([
      'CONSENT_NEEDED',
      'CONSENT_NEEDED',
      'INVALID_DATE',
      'PAPER_IMAGE_NEEDED',
    ]);
    // A photo lodged with a request already shows that, not this.
    const used = await makeFile(world, { uploadedBy: one.accountId, countyCode: '370303' });
    await world.services.read.rows(sql`insert into rights_request (id, volunteer_id, unit_id, county_code, kind, asked_by, due_on, channel, paper_file_id)
        select ${newId()}, id, unit_id, county_code, 'COPY', ${one.accountId}, '2026-12-20', 'PAPER', ${used} from volunteer where id = ${her}`);
    expect(codesOf(await submit(one, her, { fileId: used }))).toEqual(['FILE_IN_USE']);
    expect(codesOf(await submit(one, her))).toEqual([]);
    expect(codesOf(await submit(one, her))).toEqual(['PAPER_WAITING']);
  });

  it('shows its photo to those who call back where they reach her, to nobody else', async () => {
    const one = await coordinator();
    const her = await elder(one);
    await submit(one, her);
    const file = { id: (await paperOf(her))?.file_id ?? '', uploaded_by: one.accountId };
    expect(await mayOpen(world.context(await coordinator()), file)).toBe(true);
    const { actor: elsewhere } = await makeStaffActor(world, { unitId: places.neighbourCounty.id });
    expect(await mayOpen(world.context(elsewhere), file)).toBe(false);
    const { actor: security } = await makeStaffActor(world, { unitId: places.county.id, role: 'SECURITY_ADMIN' });
    expect(await mayOpen(world.context(security), file)).toBe(false);
  });

  it('of two who call at once one is heard', async () => {
    const one = await coordinator();
    const her = await elder(one);
    await submit(one, her);
    const callers = [await coordinator(), await coordinator(), await coordinator()];
    const outcomes = await Promise.all(callers.map((caller) => call(caller, her, 'AGREED')));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
  });
});
