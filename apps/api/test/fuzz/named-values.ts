import { testPassword } from '../../src/modules/people/testing/people.make.ts';
import { syntheticIdNumber } from '../../src/modules/people/volunteer/id-number.ts';
import type { HttpWorld } from '../http/api.make.ts';
import type { County } from '../leak-walk/two-counties.ts';
import { keysOf } from './more-rows.ts';

/** Sound values by the argument or input field they are for; `Owner.name` goes before `name`. */
export async function namedValues({ world }: HttpWorld, here: County): Promise<Record<string, readonly unknown[]>> {
  const digits = here.tries.named['code']?.[1];
  const { accounts } = here;
  const codes: string[] = [];
  for (const account of [accounts.staff, accounts.coordinator, accounts.security])
    codes.push((await keysOf(world, account)).code);
  return {
    phone: ['13912345678'],
    contactPhone: ['13912345678'],
    password: ['Ceshi-2027'],
    name: ['演示·新人'],
    birthDate: ['1990-03-07'],
    gender: ['FEMALE'],
    idType: ['RESIDENT_ID'],
    paper: ['RESIDENT_ID'],
    idNumber: [syntheticIdNumber('370303', '1990-03-07', 351, 'FEMALE')],
    noticeVersion: ['test'],
    consents: [['PRIVACY_NOTICE', 'SENSITIVE_ID']],
    villageCode: [here.villageCode],
    parentCode: [here.villageCode.slice(0, 9)],
    'division.code': [here.villageCode],
    'teamByJoinCode.code': [here.joinCode],
    joinCode: [here.joinCode],
    code: [digits, ...codes],
    kindCode: ['leak'],
    requiredQualification: ['leak'],
    version: [1, 2],
    list: ['activities'],
    signedOn: ['2026-11-20'],
    foundedOn: ['2013-10-18'],
    startsOn: ['2026-01-01'],
    endsOn: ['2026-12-31'],
    startsAt: ['2026-12-05T01:00:00Z', '2026-11-18T01:00:00Z'],
    endsAt: ['2026-12-05T03:00:00Z', '2026-11-18T02:30:00Z'],
    'claimQualification.validTo': ['2027-06-01'],
    validTo: ['2027-06-01T00:00:00Z'],
    entityType: ['Activity'],
    action: ['test.leak', 'roster.read'],
    pin: ['205813'],
    number: here.tries.named['number'] ?? [],
    letters: here.tries.named['letters'] ?? [],
    current: [testPassword],
    next: ['Ceshi-2028'],
    token: here.tries.named['token'] ?? [],
    text: here.tries.named['text'] ?? [],
    keyword: ['公开'],
    'searchUnits.keyword': ['村'],
    first: [10],
    after: [undefined],
    level: [5],
    'EnterAwardInput.level': ['COUNTY'],
    'CorrectAwardInput.level': ['COUNTY'],
    mapping: [['name', 'phone', 'idNumber']],
    hidden: [['place']],
    'GrantInput.kind': ['ROLE'],
    'GrantInput.name': ['STAFF', 'COORDINATOR'],
    effect: ['ALLOW'],
    role: ['STAFF', 'SECURITY_ADMIN'],
  };
}
