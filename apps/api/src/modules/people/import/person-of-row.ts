import {
  type Availability,
  availabilityWords,
  Gender,
  genderWords,
  IdType,
  type ImportField,
  idTypeWords,
  type Reason,
  type Words,
} from '@jinguo/schema';
import { type Cell, UNCOUNTED } from '../../../platform/sheets/cell.ts';
import { dateOf, lostDigits, textOf } from '../../../platform/sheets/cells.ts';
import { birthAndGender, normalizeIdNumber } from '../volunteer/id-number.ts';
import { type Mapping, requiredFields } from './columns.ts';
import type { FindVillage } from './villages.ts';

export interface RowFacts {
  readonly findVillage: FindVillage;
  /** Service types on offer by their names. */
  readonly serviceTypes: ReadonlyMap<string, string>;
  /** For files of one village, which need not say so in each row. */
  readonly villageCode: string | null;
}

/** A person as the registration's own schema takes it, and what could not be understood on the way there. */
export interface RawPerson {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly reasons: readonly Reason[];
  /** Fields whose own complaint already says why: the schema's would only repeat that something is missing. */
  readonly told: ReadonlySet<string>;
}

const apart = (text: string): string[] => text.split(/[、,，;；/|\n\s]+/u).filter(Boolean);
const byWord = (table: Readonly<Record<string, Words>>): Map<string, string> =>
  new Map(
    Object.entries(table).flatMap(([value, { zh }]) => [
      [zh, value],
      [value, value],
    ]),
  );
const genders = byWord(genderWords).set('女性', 'FEMALE').set('男性', 'MALE');
const idTypes = byWord(idTypeWords).set('身份证', 'RESIDENT_ID').set('二代身份证', 'RESIDENT_ID');
const times = byWord(availabilityWords);
const wordsOf = (table: Readonly<Record<string, Words>>): string =>
  Object.values(table)
    .map(({ zh }) => zh)
    .join('、');

const unknown = (field: string, choices: string): Reason => ({ code: 'UNKNOWN_CHOICE', field, params: { choices } });

/** Turns cells into what registerFor takes. A resident's number tells birth date and gender, which files often leave out. */
export function personOfRow(cells: readonly Cell[], mapping: Mapping, facts: RowFacts): RawPerson {
  const inFile = (field: ImportField): Cell => cells[mapping.indexOf(field)] ?? null;
  const isUncounted = (field: ImportField): boolean => textOf(inFile(field)) === UNCOUNTED;
  const cell = (field: ImportField): Cell => (isUncounted(field) ? null : inFile(field));
  const text = (field: ImportField): string => textOf(cell(field));
  const reasons: Reason[] = [];
  const idType = text('idType') === '' ? IdType.RESIDENT_ID : idTypes.get(text('idType'));
  if (!idType) reasons.push(unknown('idType', wordsOf(idTypeWords)));
  for (const field of requiredFields) if (text(field) === '') reasons.push({ code: 'REQUIRED', field });
  if (lostDigits(cell('idNumber'))) reasons.push({ code: 'ID_DIGITS_LOST', field: 'idNumber' });
  const told = idType === IdType.RESIDENT_ID ? birthAndGender(normalizeIdNumber(text('idNumber'))) : null;
  const left = (['gender', 'birthDate'] as const).filter((field) => text(field) === '');
  // The number would have told them: what is wrong with it is said, not what follows from it.
  if (idType !== IdType.RESIDENT_ID)
    reasons.push(...(idType ? left : []).map((field): Reason => ({ code: 'REQUIRED', field })));
  else if (!told && left.length > 0 && text('idNumber') !== '' && !lostDigits(cell('idNumber')))
    reasons.push({ code: 'INVALID_ID_NUMBER', field: 'idNumber' });
  const gender = text('gender') === '' ? told?.gender : genders.get(text('gender'));
  if (text('gender') !== '' && !gender)
    reasons.push(unknown('gender', wordsOf({ f: genderWords[Gender.FEMALE], m: genderWords[Gender.MALE] })));
  const village = villageOf(text('villageCode'), facts);
  if ('reason' in village) reasons.push(village.reason);
  const availability = listOf(text('availability'), times);
  if (!availability) reasons.push(unknown('availability', wordsOf(availabilityWords)));
  const serviceTypeIds = listOf(text('serviceTypeIds'), facts.serviceTypes);
  if (!serviceTypeIds) reasons.push(unknown('serviceTypeIds', [...facts.serviceTypes.keys()].slice(0, 12).join('、')));
  const raw = {
    name: text('name'),
    gender,
    birthDate: dateOf(cell('birthDate')) || told?.birthDate,
    idType,
    idNumber: text('idNumber'),
    phone: text('phone'),
    villageCode: 'code' in village ? village.code : undefined,
    skills: text('skills'),
    serviceTypeIds: serviceTypeIds ?? [],
    availability: (availability ?? []) as Availability[],
    guardian: guardianOf(text),
  };
  // Nothing else is said of a cell nobody worked out: what it holds is not known.
  const uncounted = mapping.filter((field) => field !== null && isUncounted(field));
  const said = [
    ...reasons.filter(({ field }) => !uncounted.some((one) => one === field)),
    ...uncounted.map((field): Reason => ({ code: 'FORMULA_WITHOUT_VALUE', field: field ?? undefined })),
  ];
  return { raw, reasons: said, told: new Set([...left, ...said.map(({ field }) => field ?? '')]) };
}

function villageOf(text: string, facts: RowFacts): ReturnType<FindVillage> {
  if (text !== '') return facts.findVillage(text);
  return facts.villageCode ? { code: facts.villageCode } : { reason: { code: 'REQUIRED', field: 'villageCode' } };
}

/** Every word of a list understood, or null. */
function listOf(text: string, words: ReadonlyMap<string, string>): string[] | null {
  const values = apart(text).map((word) => words.get(word));
  return values.every((value) => value !== undefined) ? (values as string[]) : null;
}

function guardianOf(text: (field: ImportField) => string): Record<string, string> | null {
  const guardian = { name: text('guardianName'), phone: text('guardianPhone'), relation: text('guardianRelation') };
  return Object.values(guardian).some((value) => value !== '') ? guardian : null;
}
