import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { optionalText } from '../../../platform/text/input-text.ts';
import { personFields } from '../volunteer/person-input.ts';

/** What of a registration can be put right; whatever is absent stays. */
export const Changes = z
  .object({
    name: personFields.name.nullish(),
    gender: personFields.gender.nullish(),
    birthDate: personFields.birthDate.nullish(),
    idType: personFields.idType.nullish(),
    idNumber: personFields.idNumber.nullish(),
    phone: personFields.phone.nullish(),
    villageCode: personFields.villageCode.nullish(),
  })
  .transform((changes) => Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null)));

export type CorrectionChanges = Partial<
  Record<'name' | 'gender' | 'birthDate' | 'idType' | 'idNumber' | 'phone' | 'villageCode', string>
>;

/** As it lies sealed in the request. */
export interface RightsDetail {
  readonly note: string;
  readonly changes: CorrectionChanges;
}

export const Note = optionalText(limits.shortText);

export const emptyReasons = (kind: string, detail: RightsDetail): Reason[] => {
  if (kind === 'CORRECTION' && Object.keys(detail.changes).length === 0 && !detail.note)
    return [{ code: 'CORRECTION_EMPTY', field: 'note' }];
  if (kind === 'EXPLANATION' && !detail.note) return [{ code: 'REQUIRED', field: 'note' }];
  return [];
};
