import { makeAccount, makeGrant, makeMembership, makeVolunteer } from '../../src/modules/people/testing/people.make.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import { makePersonRows } from './county-person.ts';
import { makeService } from './county-service.ts';
import { makeUnits, type Units } from './county-units.ts';

/** One county of the test's world, with a row of every kind. Whatever is private carries the county's word. */
export interface County {
  readonly word: string;
  readonly units: Units['ids'];
  readonly accounts: Readonly<Record<'staff' | 'coordinator' | 'otherCoordinator' | 'security' | 'volunteer', string>>;
  /** Ids of rows outsiders have no business with. */
  readonly ids: readonly string[];
  /** Texts that must never reach an outsider. */
  readonly secrets: readonly string[];
  readonly villageCode: string;
  readonly joinCode: string;
}

/** A county of 淄博, all alike but for their index; `word` marks whatever is private to it. */
export async function makeCounty(world: World, index: number, word: string): Promise<County> {
  const units = await makeUnits(world, index);
  const named = async (name: string) => (await makeAccount(world, { name: `${word}${name}` })).id;
  const staff = await named('干部');
  const coordinator = await named('队长');
  const otherCoordinator = await named('二队长');
  const security = await named('安全');
  const grants = [
    await makeGrant(world, { accountId: staff, unitId: units.ids.county, role: 'STAFF' }),
    await makeGrant(world, { accountId: coordinator, unitId: units.ids.team, role: 'COORDINATOR' }),
    await makeGrant(world, { accountId: otherCoordinator, unitId: units.ids.otherTeam, role: 'COORDINATOR' }),
    await makeGrant(world, { accountId: security, unitId: units.ids.county, role: 'SECURITY_ADMIN' }),
  ];
  const volunteer = await makeVolunteer(world, {
    unitId: units.ids.village,
    villageCode: units.villageCode,
    name: `${word}志愿者`,
  });
  const membership = await makeMembership(world, { volunteerId: volunteer.id, teamId: units.ids.team });
  const accounts = { staff, coordinator, otherCoordinator, security, volunteer: volunteer.accountId ?? newId() };
  const cast = { word, index, units, accounts, volunteerId: volunteer.id };
  const rows = await makeService(world, cast);
  const person = await makePersonRows(world, cast);
  return {
    word,
    units: units.ids,
    accounts,
    villageCode: units.villageCode,
    joinCode: units.joinCode,
    ids: [
      ...rows,
      ...person.ids,
      ...Object.values(units.ids),
      ...Object.values(accounts),
      ...grants,
      membership,
      volunteer.id,
    ],
    secrets: [word, volunteer.phone, volunteer.idNumber, ...person.secrets],
  };
}
