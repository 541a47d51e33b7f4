import {
  Availability,
  type ConsentPurpose,
  consentPurposeWords,
  Gender,
  IdType,
  limits,
  ConsentPurpose as Purposes,
  type Reason,
  requiredConsents,
} from '@jinguo/schema';
import { z } from 'zod';
import { optionalText, personName, text } from '../../../platform/text/input-text.ts';
import { ageOn } from '../shared/today.ts';
import { idNumberReasons, normalizeIdNumber } from './id-number.ts';
import { phone } from './phone.ts';

const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, { message: 'INVALID_DATE' })
  .refine(
    (day) => {
      const at = new Date(`${day}T00:00:00Z`);
      return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
    },
    { message: 'INVALID_DATE' },
  );

export const guardian = z.object({ name: personName, phone, relation: text(20) });
export const idNumber = z
  .string()
  .max(60, { message: 'INVALID_ID_NUMBER' })
  .transform(normalizeIdNumber)
  .refine((number) => number.length > 0, { message: 'REQUIRED' });
export const consents = z.array(z.enum(Purposes)).max(20);

const serviceTypeIds = z
  .array(z.uuid())
  .max(50)
  .transform((ids) => [...new Set(ids)]);

/** The fields of 令67 §5 and, of 条例 §7, when she has time. Nothing else is asked for (PIPL §6). */
export const personFields = {
  name: personName,
  gender: z.enum(Gender),
  birthDate: date,
  idType: z.enum(IdType),
  idNumber,
  phone,
  villageCode: z
    .string()
    .max(40, { message: 'PLACE_NOT_VILLAGE' })
    .regex(/^\d{12}$/, { message: 'PLACE_NOT_VILLAGE' }),
  skills: optionalText(limits.shortText),
  serviceTypeIds: serviceTypeIds.refine((ids) => ids.length > 0, { message: 'REQUIRED' }),
  availability: z
    .array(z.enum(Availability))
    .max(8)
    .transform((times) => [...new Set(times)]),
  guardian: guardian.nullish(),
} as const;

/** A list from before often lacks what she would like to do; whoever moves in with one says it later. */
export const movedInFields = { ...personFields, serviceTypeIds } as const;

export type Person = { [K in keyof typeof personFields]: z.infer<(typeof personFields)[K]> };

export const ADULT = 18;
const YOUNGEST = 8;
/** Under this age all of a child's data are sensitive, and the guardian decides (PIPL §28, §31). */
export const CHILD = limits.childAge;

/** What the fields say of each other; a guardian that was given but not well is no missing one: the ID number of the person, her age (条例 §10, AT-5). */
export function personReasons(person: Partial<Person>, today: Temporal.PlainDate): Reason[] {
  const { idType, idNumber: number, birthDate, gender } = person;
  const reasons: Reason[] = [];
  if (idType && number && birthDate && gender) reasons.push(...idNumberReasons(idType, number, { birthDate, gender }));
  if (!birthDate) return reasons;
  if (birthDate > today.toString() || birthDate < '1900-01-01')
    return [...reasons, { code: 'INVALID_DATE', field: 'birthDate' }];
  const age = ageOn(birthDate, today);
  if (age < YOUNGEST) reasons.push({ code: 'TOO_YOUNG_TO_REGISTER', field: 'birthDate' });
  else if (age < ADULT && 'guardian' in person && !person.guardian)
    reasons.push({ code: 'GUARDIAN_CONSENT_NEEDED', field: 'guardian' });
  return reasons;
}

/** Each consent without which nobody can be registered and which was not given (PIPL §14, §16, §29). */
export const consentReasons = (given: readonly ConsentPurpose[]): Reason[] =>
  requiredConsents
    .filter((purpose) => !given.includes(purpose))
    .map((purpose) => ({
      code: 'CONSENT_NEEDED',
      field: 'consents',
      params: { purpose: consentPurposeWords[purpose].zh },
    }));

/**
 * The guardian answers on a phone of her own, or the child would answer for her (条例 §10, AT-5). One number for both passes
 * only where others write down a child under 14: it has none of its own, what was written is the guardian's, and the
 * guardian decides anyway (PIPL §31). From 14 on the number counts as the young person's, whoever writes it down: without
 * a phone she names another relative's. Two registrars cannot tell the two cases apart afterwards, an age can.
 */
export function guardianPhoneReasons(
  { birthDate, guardian: asked, phone: own }: Partial<Person>,
  today: Temporal.PlainDate,
  by: 'HERSELF' | 'OTHERS',
): Reason[] {
  if (!birthDate || !asked || asked.phone !== own) return [];
  const age = ageOn(birthDate, today);
  return age >= ADULT || (age < CHILD && by === 'OTHERS')
    ? []
    : [{ code: 'GUARDIAN_SAME_PHONE', field: 'guardian.phone' }];
}

/** What holds for a child who registers by itself: the guardian answers on another phone, and no name is published (AT-5, PIPL §31). */
export function childReasons(
  person: Partial<Person> & { consents?: readonly ConsentPurpose[] },
  today: Temporal.PlainDate,
): Reason[] {
  const { birthDate, consents: given = [] } = person;
  if (!birthDate) return [];
  const reasons = guardianPhoneReasons(person, today, 'HERSELF');
  if (ageOn(birthDate, today) < CHILD && given.includes('PUBLIC_NAME'))
    reasons.push({ code: 'CHILD_CONSENT_LIMITED', field: 'consents' });
  return reasons;
}
