import { newId } from '../../../platform/ids.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { newCheckInSecret } from '../attendance/check-in-code.ts';
import { Activity } from './activity.entity.ts';
import type { SaveActivity } from './activity.input.ts';
import type { Setting } from './setting.ts';

type Described = Omit<SaveActivity, 'id' | 'version' | 'unitId' | 'serviceTypeId'>;

/** A draft: privacy class and danger are the type's; an organiser may say more dangerous, never less. */
export function newActivity(tx: SignedInTx, setting: Setting, input: Described): Activity {
  const { unit, type } = setting;
  const activity = tx.em.create(
    Activity,
    {
      id: newId(),
      unitId: unit.id,
      projectId: input.projectId ?? null,
      serviceTypeId: type.id,
      privacyClass: type.privacy_class,
      countyCode: unit.county_code,
      villageCode: input.villageCode,
      townshipCode: input.villageCode.slice(0, 9),
      cityCode: input.villageCode.slice(0, 4),
      title: input.title,
      place: input.place,
      content: input.content,
      requirements: input.requirements,
      risks: input.risks,
      safeguards: input.safeguards,
      personInCharge: input.personInCharge,
      contactPhoneCipher: input.contactPhone ? tx.services.cipher.seal(input.contactPhone) : null,
      risk: type.risk === 'HAZARDOUS' ? 'HAZARDOUS' : input.risk,
      insurancePolicyNo: input.insurancePolicyNo || null,
      trainingRequired: input.trainingRequired,
      homeVisit: input.homeVisit ?? false,
      state: 'DRAFT',
      checkInSecretCipher: tx.services.cipher.seal(newCheckInSecret()),
      searchText: '',
      searchGrams: [],
      createdBy: tx.actor.accountId,
      createdAt: tx.now,
    },
    { persist: true },
  );
  activity.index({ type: type.name, unit: unit.name, place: setting.placeName });
  return activity;
}
