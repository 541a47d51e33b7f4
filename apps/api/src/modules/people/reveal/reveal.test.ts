import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { actorOf, makeMembership, makeStaffActor, makeVolunteer, makeVolunteerActor } from '../testing/people.make.ts';
import { revealNumber } from './reveal-number.ts';
import { revealsPerHour } from './show-number.ts';

let world: World;
let places: MadePlaces;
let team: MadeTeam;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village });
});
afterAll(() => world.close());

const staff = async (name = '演示·看号人') => (await makeStaffActor(world, { unitId: places.county.id, name })).actor;
const ask = { field: 'PHONE', purpose: 'CONTACT', reason: '' } as const;

describe('revealing a whole number', () => {
  it('shows it once to someone with the right, and tells the person who looked, where from and why', async () => {
    const { volunteer, actor: her } = await makeVolunteerActor(world, { unitId: places.village.id });
    const seen = await runUseCase(world.context(await staff()), revealNumber, {
      ...ask,
      volunteerId: volunteer.id,
      purpose: 'URGENT',
      reason: '下雨改期',
    });
    expect(seen).toEqual({ value: volunteer.phone });
    const { data } = await world.graph<{ whoSawMyNumbers: { edges: { node: object }[] } }>(
      her,
      '{ whoSawMyNumbers { edges { node { field purpose reason readerName readerUnitName readerRole } } } }',
    );
    expect(data?.whoSawMyNumbers.edges.map((edge) => edge.node)).toMatchObject([
      { field: 'PHONE', purpose: 'URGENT', reason: '下雨改期', readerName: '演示·看号人', readerRole: 'STAFF' },
    ]);
  });

  it('leaves the number itself out of the audit log', async () => {
    const volunteer = await makeVolunteer(world, { unitId: places.village.id });
    const seen = await runUseCase(world.context(await staff()), revealNumber, {
      ...ask,
      field: 'ID_NUMBER',
      purpose: 'PAPERS',
      volunteerId: volunteer.id,
    });
    expect(seen).toEqual({ value: volunteer.idNumber });
    const [log] = await world.services.read.rows<{ text: string }>(
      sql`select string_agg(to_jsonb(e)::text, ' ') as text from audit_entry e where e.entity_id = ${volunteer.id}`,
    );
    expect(log?.text).toContain('people.reveal-number');
    expect(log?.text).not.toContain(volunteer.idNumber);
  });

  it('is for those who reach the person and hold the right: a coordinator her members’ phones, nobody’s papers', async () => {
    const member = await makeVolunteer(world, { unitId: places.village.id });
    const stranger = await makeVolunteer(world, { unitId: places.village.id });
    await makeMembership(world, { volunteerId: member.id, teamId: team.id });
    const { actor } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    const reveal = (volunteerId: string, field: 'PHONE' | 'ID_NUMBER') =>
      runUseCase(world.context(actor), revealNumber, { ...ask, volunteerId, field });
    expect(isRefusal(await reveal(member.id, 'PHONE'))).toBe(false);
    expect(codesOf(await reveal(member.id, 'ID_NUMBER'))).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await reveal(stranger.id, 'PHONE'))).toEqual(['NOT_FOUND']);
    const elsewhere = await makeStaffActor(world, { unitId: places.neighbourCounty.id });
    expect(
      codesOf(await runUseCase(world.context(elsewhere.actor), revealNumber, { ...ask, volunteerId: member.id })),
    ).toEqual(['NOT_FOUND']);
  });

  it('needs a purpose, and words where the purpose is another', async () => {
    const volunteer = await makeVolunteer(world, { unitId: places.village.id });
    const outcome = await runUseCase(world.context(await staff()), revealNumber, {
      ...ask,
      purpose: 'OTHER',
      volunteerId: volunteer.id,
    });
    expect(codesOf(outcome)).toEqual(['REQUIRED']);
  });

  it('has an end for one account in an hour, however many are asked for at once', async () => {
    const volunteer = await makeVolunteer(world, { unitId: places.village.id });
    const actor = await staff();
    const outcomes = await Promise.all(
      Array.from({ length: revealsPerHour + 6 }, () =>
        runUseCase(world.context(actor), revealNumber, { ...ask, volunteerId: volunteer.id }),
      ),
    );
    expect(outcomes.filter((one) => !isRefusal(one))).toHaveLength(revealsPerHour);
  });

  it('is no way to her own number', async () => {
    const { volunteer } = await makeVolunteerActor(world, { unitId: places.village.id });
    const { actor } = await makeStaffActor(world, { unitId: places.county.id });
    const self = { ...actor, volunteerId: volunteer.id };
    expect(codesOf(await runUseCase(world.context(self), revealNumber, { ...ask, volunteerId: volunteer.id }))).toEqual(
      ['REVEAL_OWN'],
    );
  });
});

describe('what a list shows of a person', () => {
  it('never enough to put an ID number together: staff the outer digits, no date of birth; a coordinator neither', async () => {
    const { volunteer, actor: her } = await makeVolunteerActor(world, { unitId: places.village.id });
    await makeMembership(world, { volunteerId: volunteer.id, teamId: team.id });
    const look = async (actor: Parameters<World['graph']>[0]) =>
      (
        await world.graph<{ volunteer: { idNumberMasked: string; birthDate: string | null } }>(
          actor,
          'query ($id: ID!) { volunteer(id: $id) { idNumberMasked birthDate } }',
          { id: volunteer.id },
        )
      ).data?.volunteer;
    const seenByStaff = await look(await staff());
    expect(seenByStaff?.birthDate).toBeNull();
    expect(seenByStaff?.idNumberMasked).toBe(
      `${volunteer.idNumber.slice(0, 6)}********${volunteer.idNumber.slice(-4)}`,
    );
    const { actor } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    expect(await look(actor)).toEqual({ idNumberMasked: '******************', birthDate: null });
    const own = await world.graph<{ me: { volunteer: { birthDate: string } } }>(
      await actorOf(world, her.accountId, 'volunteer'),
      '{ me { volunteer { birthDate } } }',
    );
    expect(own.data?.me.volunteer.birthDate).toBe('1990-03-07');
  });
});
