import type { World } from '../../../platform/testing/world.ts';
import { loadServiceTypes, serviceTypeIdOf } from '../../service-type/index.ts';
import { currentNotice, loadPrivacyNotice } from '../load/load-privacy-notice.ts';
import { syntheticIdNumber } from '../volunteer/id-number.ts';
import { nextPhone } from './people.make.ts';

let counter = 0;

/** What a registration needs to be there: the catalogue she chooses from, and the notice she consents to. */
export async function makeNotice(world: Pick<World, 'ownerUrl' | 'services'>): Promise<string> {
  await loadServiceTypes(world.ownerUrl);
  await loadPrivacyNotice(world.ownerUrl);
  return currentNotice(world.services);
}

/** What a grown woman fills in, all of it sound; a test changes one thing. */
export function personInput(villageCode: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const birthDate = typeof more['birthDate'] === 'string' ? more['birthDate'] : '1990-03-07';
  counter += 1;
  return {
    name: '演示·王秀兰',
    gender: 'FEMALE',
    birthDate,
    idType: 'RESIDENT_ID',
    idNumber: syntheticIdNumber(String(370_000 + Math.floor(counter / 400)), birthDate, counter % 400, 'FEMALE'),
    phone: nextPhone(),
    villageCode,
    skills: '',
    serviceTypeIds: [serviceTypeIdOf('07')],
    availability: ['ANYTIME'],
    guardian: null,
    ...more,
  };
}

/** The same with password, notice and consents. */
export const registerInput = (
  villageCode: string,
  noticeVersion: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  ...personInput(villageCode, more),
  password: 'Mima-2026',
  noticeVersion,
  consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
  ...more,
});
