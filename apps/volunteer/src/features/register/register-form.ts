import {
  type Availability,
  type ConsentPurpose,
  consentPurposeWords,
  type Gender,
  type IdType,
  isPersonName,
  isWeakPassword,
  limits,
  type RefusalCode,
  type RefusalParams,
  requiredConsents,
  sentenceOf,
  tidyPersonName,
} from '@jinguo/schema';
import type { WireReason } from '@jinguo/web';
import { ageOn, isDate, readResidentId } from './resident-id.ts';

/** Everything 令67 §5 asks for, as it is being filled in. */
export interface RegisterForm {
  name: string;
  idType: IdType;
  idNumber: string;
  gender: Gender | '';
  birthDate: string;
  phone: string;
  villageCode: string;
  placeName: string;
  password: string;
  skills: string;
  serviceTypeIds: readonly string[];
  availability: readonly Availability[];
  guardianName: string;
  guardianPhone: string;
  guardianRelation: string;
  consents: readonly ConsentPurpose[];
}
export const emptyForm = (): RegisterForm => ({
  name: '',
  idType: 'RESIDENT_ID',
  idNumber: '',
  gender: '',
  birthDate: '',
  phone: '',
  villageCode: '',
  placeName: '',
  password: '',
  skills: '',
  serviceTypeIds: [],
  availability: [],
  guardianName: '',
  guardianPhone: '',
  guardianRelation: '',
  consents: [],
});

export type Step = 'who' | 'contact' | 'home' | 'service' | 'guardian' | 'consent';
/** Three fields to a page; the names are those the server's reasons carry. */
export const fieldsOf: Record<Step, readonly string[]> = {
  who: ['name', 'idType', 'idNumber'],
  contact: ['gender', 'birthDate', 'phone'],
  home: ['villageCode', 'password', 'joinCode'],
  service: ['skills', 'serviceTypeIds', 'availability'],
  guardian: ['guardian'],
  consent: ['consents', 'noticeVersion'],
};

/** 8 to 17 needs a guardian's consent (SD §10, AT-5); the page appears once the birth date says so. */
export const needsGuardian = (form: RegisterForm, today: string): boolean =>
  isDate(form.birthDate) && ageOn(form.birthDate, today) < 18;
export const stepsOf = (form: RegisterForm, today: string): Step[] =>
  (['who', 'contact', 'home', 'service', 'guardian', 'consent'] as const).filter(
    (step) => step !== 'guardian' || needsGuardian(form, today),
  );

const reason = (code: RefusalCode, field: string, params: RefusalParams = {}): WireReason => ({
  code,
  field,
  message: sentenceOf({ code, params }),
});
const required = (value: string, field: string): WireReason[] => (value.trim() ? [] : [reason('REQUIRED', field)]);
const phoneOk = (phone: string): boolean => /^1\d{10}$/.test(phone.replace(/\s/g, ''));

function checkWho(form: RegisterForm): WireReason[] {
  const name = required(form.name, 'name');
  if (form.name.trim() && !isPersonName(tidyPersonName(form.name))) name.push(reason('INVALID_NAME', 'name'));
  if ([...form.name].length > limits.name) name.push(reason('TOO_LONG', 'name', { max: limits.name }));
  if (!form.idNumber.trim()) return [...name, reason('REQUIRED', 'idNumber')];
  return form.idType === 'RESIDENT_ID' && !readResidentId(form.idNumber)
    ? [...name, reason('INVALID_ID_NUMBER', 'idNumber')]
    : name;
}
function checkContact(form: RegisterForm, today: string): WireReason[] {
  const found = [...required(form.gender, 'gender')];
  if (!form.birthDate) found.push(reason('REQUIRED', 'birthDate'));
  else if (!isDate(form.birthDate) || form.birthDate > today) found.push(reason('INVALID_DATE', 'birthDate'));
  else if (ageOn(form.birthDate, today) < 8) found.push(reason('TOO_YOUNG_TO_REGISTER', 'birthDate'));
  const known = form.idType === 'RESIDENT_ID' ? readResidentId(form.idNumber) : null;
  if (known && form.birthDate && known.birthDate !== form.birthDate)
    found.push(reason('BIRTH_DATE_MISMATCH', 'birthDate'));
  if (known && form.gender && known.gender !== form.gender) found.push(reason('GENDER_MISMATCH', 'gender'));
  if (!phoneOk(form.phone)) found.push(reason('INVALID_PHONE', 'phone'));
  return found;
}
function checkHome(form: RegisterForm): WireReason[] {
  const { max } = limits.password;
  const found = form.villageCode ? [] : [reason('PLACE_NOT_VILLAGE', 'villageCode')];
  if (isWeakPassword(form.password)) found.push(reason('WEAK_PASSWORD', 'password'));
  if (form.password.length > max) found.push(reason('TOO_LONG', 'password', { max }));
  return found;
}

/** What is missing or wrong on a page, before it is left. The server checks everything again. */
export function checkStep(step: Step, form: RegisterForm, today: string): WireReason[] {
  switch (step) {
    case 'who':
      return checkWho(form);
    case 'contact':
      return checkContact(form, today);
    case 'home':
      return checkHome(form);
    case 'service':
      return (['serviceTypeIds', 'availability'] as const)
        .filter((field) => form[field].length === 0)
        .map((field) => reason('REQUIRED', field));
    case 'guardian':
      return [
        ...required(form.guardianName, 'guardian.name'),
        ...(form.guardianName.trim() && !isPersonName(tidyPersonName(form.guardianName))
          ? [reason('INVALID_NAME', 'guardian.name')]
          : []),
        ...(phoneOk(form.guardianPhone) ? [] : [reason('INVALID_PHONE', 'guardian.phone')]),
        ...required(form.guardianRelation, 'guardian.relation'),
      ];
    case 'consent':
      return requiredConsents
        .filter((one) => !form.consents.includes(one))
        .map((one) => reason('CONSENT_NEEDED', 'consents', { purpose: consentPurposeWords[one].zh }));
  }
}

/** The page that holds a field a reason names; reasons without a known field stay where she is. */
export const stepOfReason = (one: WireReason, steps: readonly Step[]): Step | undefined =>
  steps.find((step) => fieldsOf[step].some((field) => one.field === field || one.field?.startsWith(`${field}.`)));
