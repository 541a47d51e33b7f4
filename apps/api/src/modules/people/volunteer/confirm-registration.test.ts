import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { createRateLimits } from '../../../platform/rate-limits.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { makeStaffActor } from '../testing/people.make.ts';
import { makeNotice, personInput } from '../testing/person.make.ts';
import { confirmRegistration } from './confirm-registration.ts';
import { type RegisteredFor, registerFor } from './register-for.ts';
import { reissueCode } from './reissue-code.ts';

let world: World;
let places: MadePlaces;
let team: MadeTeam;
let noticeVersion: string;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  world.setNow('2026-11-23T08:00:00Z');
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village });
  noticeVersion = await makeNotice(world);
});
afterAll(() => world.close());

async function pending(more: Record<string, unknown> = {}) {
  const { actor } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
  const input = personInput(places.villageCode, { teamId: team.id, ...more });
  const outcome = await runUseCase(world.context(actor), registerFor, input);
  if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
  return { actor, input, ...outcome };
}
const confirm = (
  of: { input: Record<string, unknown>; confirmationCode: string },
  more: Record<string, unknown> = {},
) =>
  runUseCase(world.context(null, 'volunteer'), confirmRegistration, {
    idNumber: of.input['idNumber'],
    confirmationCode: of.confirmationCode,
    password: 'Mima-2026',
    noticeVersion,
    consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
    ...more,
  });
const stateOf = async (made: RegisteredFor) =>
  (
    await world.services.read.rows<{ state: string }>(sql`select state from volunteer where id = ${made.volunteerId}`)
  )[0]?.state;

describe('registered by a coordinator', () => {
  it('written down once more, by her or by a colleague of the team, is the same person as mended, with a new code', async () => {
    const first = await pending({ name: '演示·陈桂花', phone: '13800007701' });
    const colleague = (await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' })).actor;
    const mended = { ...first.input, name: '演示·陈桂华', phone: '13800007702' };
    for (const actor of [first.actor, colleague]) {
      const again = await runUseCase(world.context(actor), registerFor, mended);
      expect(again).toMatchObject({ volunteerId: first.volunteerId });
    }
    const [row] = await world.services.read.rows(
      sql`select name, phone_masked, search_text, (select count(*)::int from membership m where m.volunteer_id = v.id) as teams
        from volunteer v where id = ${first.volunteerId}`,
    );
    expect(row).toMatchObject({ name: '演示·陈桂华', phone_masked: '138****7702', teams: 1 });
    expect(String(row?.['search_text'])).toContain('chenguihua');
    expect(codesOf(await confirm(first))).toEqual(['CONFIRMATION_WRONG']);
  });

  it('by several taps on one button is one person, with nothing to dispute', async () => {
    const { actor } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    const input = personInput(places.villageCode, { teamId: team.id });
    const made = await Promise.all([1, 2, 3, 4].map(() => runUseCase(world.context(actor), registerFor, input)));
    expect(made.flatMap(codesOf)).toEqual([]);
    const ids = new Set(made.map((one) => (one as RegisteredFor).volunteerId));
    expect(ids.size).toBe(1);
    const [row] =
      await world.services.read.rows(sql`select id_disputed, (select count(*)::int from membership m where m.volunteer_id = v.id) as teams
      from volunteer v where v.registered_by = ${actor.accountId}`);
    expect(row).toEqual({ id_disputed: false, teams: 1 });
  });

  it('with the number of somebody else a colleague wrote down, by neither name nor phone her, overwrites nobody', async () => {
    const first = await pending({ name: '演示·陈桂花', phone: '13800007711' });
    const colleague = (await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' })).actor;
    const other = { ...first.input, name: '演示·马晓梅', phone: '13800007712' };
    const made = await runUseCase(world.context(colleague), registerFor, other);
    if (isRefusal(made)) throw new Error(codesOf(made).join());
    expect(made.volunteerId).not.toBe(first.volunteerId);
    const rows = await world.services.read.rows(
      sql`select name, id_disputed from volunteer where id in (${first.volunteerId}, ${made.volunteerId}) order by id_disputed`,
    );
    expect(rows).toEqual([
      { name: '演示·陈桂花', id_disputed: false },
      { name: '演示·马晓梅', id_disputed: true },
    ]);
  });

  it('whose code was lost gets a new one from whoever might register her; the old one ends, the log tells it', async () => {
    const first = await pending();
    const colleague = (await makeStaffActor(world, { unitId: places.county.id, role: 'STAFF' })).actor;
    const again = await runUseCase(world.context(colleague), reissueCode, { volunteerId: first.volunteerId });
    if (isRefusal(again)) throw new Error(codesOf(again).join());
    expect(again.confirmationCode).toMatch(/^\d{8}$/);
    expect(again.validUntil).toEqual(new Date('2026-11-30T08:00:00Z'));
    const [entry] = await world.services.read.rows(
      sql`select actor_account_id, changes::text as changes from audit_entry where action = 'people.reissue-code' and entity_id = ${first.volunteerId}`,
    );
    expect(entry?.['actor_account_id']).toBe(colleague.accountId);
    expect(entry?.['changes']).not.toContain(again.confirmationCode);
    expect(codesOf(await confirm(first))).toEqual(['CONFIRMATION_WRONG']);
    expect(isRefusal(await confirm({ ...first, ...again }))).toBe(false);
    const late = await runUseCase(world.context(colleague), reissueCode, { volunteerId: first.volunteerId });
    expect(codesOf(late)).toEqual(['NO_CODE_NEEDED']);
  });

  it('is found by nobody elsewhere who wants a code, and the brake stops whoever makes them by the dozen', async () => {
    const { volunteerId } = await pending();
    const reader = (await makeStaffActor(world, { unitId: places.neighbourCounty.id, role: 'STAFF' })).actor;
    for (const id of [volunteerId, 'x', '00000000-0000-0000-0000-000000000000'])
      expect(codesOf(await runUseCase(world.context(reader), reissueCode, { volunteerId: id }))).toEqual(['NOT_FOUND']);
    const busy = (await makeStaffActor(world, { unitId: places.county.id, role: 'STAFF' })).actor;
    const context = world.context(busy);
    const braked = { ...context, services: { ...context.services, limits: createRateLimits() } };
    let last: unknown;
    for (let i = 0; i < 31; i += 1) last = await runUseCase(braked, reissueCode, { volunteerId });
    expect(codesOf(last)).toEqual(['TOO_MANY_REQUESTS']);
  });

  it('by a coordinator of another team stays a person of her own', async () => {
    const first = await pending();
    const elsewhere = await makeTeam(world, { unit: places.village });
    const other = (await makeStaffActor(world, { unitId: elsewhere.id, role: 'COORDINATOR' })).actor;
    const again = await runUseCase(world.context(other), registerFor, { ...first.input, teamId: elsewhere.id });
    expect(isRefusal(again)).toBe(false);
    expect(again).not.toMatchObject({ volunteerId: first.volunteerId });
  });

  it('stays 待本人确认 without account or consent until she confirms with ID number and code', async () => {
    const made = await pending();
    expect(await stateOf(made)).toBe('PENDING_SELF');
    expect(made.confirmationCode).toMatch(/^\d{8}$/);
    expect(await confirm(made)).toMatchObject({ kind: 'SignedIn' });
    expect(await stateOf(made)).toBe('ACTIVE');
  });

  it('the code works once', async () => {
    const made = await pending();
    await confirm(made);
    expect(codesOf(await confirm(made))).toEqual(['CONFIRMATION_WRONG']);
  });

  it('of parallel confirmations exactly one makes an account', async () => {
    const made = await pending();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => confirm(made)));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
  });

  it('after five wrong codes the right one is worth nothing, and an unknown ID number answers the same', async () => {
    const made = await pending();
    for (let i = 0; i < 5; i += 1)
      expect(codesOf(await confirm({ ...made, confirmationCode: '00000000' }))).toEqual(['CONFIRMATION_WRONG']);
    expect(codesOf(await confirm(made))).toEqual(['CONFIRMATION_WRONG']);
    expect(codesOf(await confirm({ ...made, input: personInput(places.villageCode) }))).toEqual(['CONFIRMATION_WRONG']);
  });

  it('a code runs out; whoever registered her can give a new one', async () => {
    const made = await pending();
    world.setNow('2026-12-01T08:00:01Z');
    expect(codesOf(await confirm(made))).toEqual(['CONFIRMATION_WRONG']);
    const again = await runUseCase(world.context(made.actor), registerFor, made.input);
    if (isRefusal(again)) throw new Error(codesOf(again).join());
    expect(again.volunteerId).toBe(made.volunteerId);
    expect(await confirm({ ...made, confirmationCode: again.confirmationCode })).toMatchObject({ kind: 'SignedIn' });
    world.setNow('2026-11-23T08:00:00Z');
  });

  it('without her own consents nothing is confirmed', async () => {
    const made = await pending();
    expect(codesOf(await confirm(made, { consents: [] }))).toEqual(['CONSENT_NEEDED', 'CONSENT_NEEDED']);
    expect(await stateOf(made)).toBe('PENDING_SELF');
  });

  it('a coordinator registers for her own team only; staff for any village of their subtree', async () => {
    const other = await makeTeam(world, { unit: places.neighbourVillage });
    const { actor } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    const tryIt = (more: Record<string, unknown>) =>
      runUseCase(world.context(actor), registerFor, personInput(places.villageCode, more));
    expect(codesOf(await tryIt({ teamId: other.id }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await tryIt({}))).toEqual(['NOT_ALLOWED']);
    const staff = (await makeStaffActor(world, { unitId: places.county.id })).actor;
    expect(codesOf(await runUseCase(world.context(staff), registerFor, personInput(places.villageCode)))).toEqual([]);
    expect(
      codesOf(await runUseCase(world.context(staff), registerFor, personInput(places.neighbourVillageCode))),
    ).toEqual(['NOT_ALLOWED']);
  });

  it('AT-5 holds here, too', async () => {
    const { actor } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    const minor = personInput(places.villageCode, { teamId: team.id, birthDate: '2011-06-01' });
    expect(codesOf(await runUseCase(world.context(actor), registerFor, minor))).toEqual(['GUARDIAN_CONSENT_NEEDED']);
  });
});
