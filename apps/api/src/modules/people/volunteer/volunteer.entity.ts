import type { Availability, Gender, IdType, VolunteerState } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

/** A volunteer's state moves only along this table; leaving and suspension come with their own notices. */
export const volunteerMoves = {
  confirm: { from: ['PENDING_SELF'], to: 'ACTIVE' },
} as const satisfies Record<string, { from: readonly VolunteerState[]; to: VolunteerState }>;

const VolunteerSchema = defineEntity({
  name: 'Volunteer',
  tableName: 'volunteer',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid().nullable(),
    number: p.text(),
    unitId: p.uuid(),
    countyCode: p.character().length(6),
    villageCode: p.text(),
    name: p.text(),
    gender: p.text().$type<Gender>(),
    birthDate: p.date().$type<string>(),
    idType: p.text().$type<IdType>(),
    idNumberCipher: p.text(),
    idNumberIndex: p.blob().$type<Uint8Array>(),
    phoneCipher: p.text(),
    phoneIndex: p.blob().$type<Uint8Array>(),
    phoneMasked: p.text(),
    skills: p.text(),
    serviceTypeIds: p.array().columnType('uuid[]'),
    availability: p.array().columnType('text[]').$type<Availability[]>(),
    state: p.text().$type<VolunteerState>(),
    source: p.text().$type<'SELF' | 'COORDINATOR' | 'IMPORT'>(),
    registeredBy: p.uuid().nullable(),
    confirmedAt: p.datetime().length(3).nullable(),
    searchText: p.text(),
    searchGrams: p.array().columnType('text[]'),
    version: p.integer().version(),
    createdAt: p.datetime().length(3),
  },
});

/** A woman or man registered as 巾帼志愿者. */
export class Volunteer extends VolunteerSchema.class {
  /** Her own yes to what somebody else wrote down for her; from now on the account is hers. */
  confirm(accountId: string, now: Date): void {
    if (!(volunteerMoves.confirm.from as readonly VolunteerState[]).includes(this.state))
      throw new Error(`A registration cannot be confirmed while ${this.state}.`);
    this.state = volunteerMoves.confirm.to;
    this.accountId = accountId;
    this.confirmedAt = now;
  }
}
VolunteerSchema.setClass(Volunteer);
