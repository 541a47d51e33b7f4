import { sha256 } from '@noble/hashes/sha2.js';
import type { IdType } from '../states.ts';
import { toBase64Url } from './base64url.ts';
import { type PayloadBasis, utf8 } from './payload.ts';

/**
 * Everything the paper says beyond the code on it (令67 §15 and the template of 2015): kept as one text, whose digest is signed.
 * The order of the fields is the text: never changed, only a new version added.
 */
export interface Sheet {
  readonly version: 1;
  /** ① The person, as she chose to be shown; empty where she did not. */
  readonly name: string;
  readonly idType: IdType | '';
  readonly idNumber: string;
  readonly volunteerNumber: string;
  /** ② What she did. */
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly services: readonly (readonly [day: string, activity: string, content: string, minutes: number])[];
  /** ③ Who says so. */
  readonly issuer: string;
  readonly basis: PayloadBasis;
  readonly personInCharge: string;
  readonly handledBy: string;
  readonly contact: string;
  /** ④ */
  readonly note: string;
  readonly seal: boolean;
}

export const sheetText = (sheet: Sheet): string =>
  JSON.stringify([
    sheet.version,
    [sheet.name, sheet.idType, sheet.idNumber, sheet.volunteerNumber],
    [sheet.from, sheet.to, sheet.minutes, sheet.services],
    [sheet.issuer, sheet.basis, sheet.personInCharge, sheet.handledBy, sheet.contact],
    [sheet.note, sheet.seal],
  ]);

type Written = [
  1,
  [string, IdType | '', string, string],
  [string, string, number, Sheet['services']],
  [string, PayloadBasis, string, string, string],
  [string, boolean],
];

export function readSheet(text: string): Sheet {
  const [version, person, served, by, rest] = JSON.parse(text) as Written;
  const [name, idType, idNumber, volunteerNumber] = person;
  const [from, to, minutes, services] = served;
  const [issuer, basis, personInCharge, handledBy, contact] = by;
  const [note, seal] = rest;
  return {
    ...{ version, name, idType, idNumber, volunteerNumber, from, to, minutes, services },
    ...{ issuer, basis, personInCharge, handledBy, contact, note, seal },
  };
}

/** The first 16 bytes of SHA-256: enough that nobody finds a second sheet of the same digest. */
export const digestOf = (sheet: string): string => toBase64Url(sha256(utf8(sheet)).subarray(0, 16));
