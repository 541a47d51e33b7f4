import type { Availability, Gender, IdType, VolunteerState } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';
import { canMoveVolunteer, volunteerMoves } from './volunteer-moves.ts';

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
    idDisputed: p.boolean().default(false),
    version: p.integer().version(),
    createdAt: p.datetime().length(3),
  },
});

/** A woman or man registered as 巾帼志愿者. */
export class Volunteer extends VolunteerSchema.class {
  /** Her own yes to what somebody else wrote down for her: by her account, or on paper without one. Under 18 the guardian's is awaited next. */
  confirm(accountId: string | null, now: Date, guardianMissing: boolean): void {
    if (!canMoveVolunteer(this.state, 'confirm'))
      throw new Error(`A registration cannot be confirmed while ${this.state}.`);
    this.state = guardianMissing ? volunteerMoves.awaitGuardian.to : volunteerMoves.confirm.to;
    this.accountId = accountId;
    this.confirmedAt = now;
  }
}
VolunteerSchema.setClass(Volunteer);
