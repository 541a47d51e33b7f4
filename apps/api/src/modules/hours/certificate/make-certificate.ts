import { type IdType, limits, type NameShown, type Reason } from '@jinguo/schema';
import {
  type CertificatePayload,
  digestOf,
  type PayloadBasis,
  payloadText,
  type Sheet,
  sheetText,
  signedBytes,
} from '@jinguo/schema/certificate';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { maskIdNumber, maskName } from '../../../platform/text/mask.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { Certificate } from './certificate.entity.ts';
import type { CertificateRequest } from './certificate-request.entity.ts';
import { certificateTopic } from './certificate-topic.ts';
import { finalServices, minutesOf } from './final-services.ts';
import { keyInUse } from './publish-key.ts';
import { takeNumber } from './take-number.ts';

/** What the clerk adds: block ③ and the notes of the template. */
export interface ByClerk {
  readonly personInCharge: string;
  readonly contact: string;
  readonly note: string;
}

interface Before {
  readonly id: string;
  readonly revision: number;
}

interface Parties extends Record<string, unknown> {
  readonly name: string;
  readonly number: string;
  readonly idType: IdType;
  readonly idNumberCipher: string;
  readonly issuer: string;
  readonly basis: PayloadBasis;
  readonly path: string;
  readonly countyCode: string;
}

/** Writes down and signs what is final now. What it says stands for good; a later total is another certificate. */
export async function makeCertificate(
  tx: SignedInTx,
  request: CertificateRequest,
  clerk: ByClerk,
  before: Before | null,
): Promise<Certificate | Refusal> {
  const [parties] =
    await tx.sql<Parties>(sql`select v.name, v.number, v.id_type as "idType", v.id_number_cipher as "idNumberCipher",
      u.name as issuer, u.issuing_basis as basis, u.path, u.county_code as "countyCode"
    from volunteer v, unit u where v.id = ${request.volunteerId} and u.id = ${request.unitId}`);
  if (!parties) return refuse('NOT_FOUND');
  const [from, to] = [request.periodFrom, request.periodTo];
  const services = await finalServices(tx, { volunteerId: request.volunteerId, unitPath: parties.path, from, to });
  const no = amountReasons(services.length);
  if (no.length > 0) return new Refusal(no);
  const key = await keyInUse(tx);
  if (!key) return refuse('NO_SIGNING_KEY');
  const idNumber = request.showsIdNumber ? maskIdNumber(tx.services.cipher.open(parties.idNumberCipher)) : '';
  const sheet: Sheet = {
    version: 1,
    name: shownName(parties.name, request.nameShown),
    idType: request.showsIdNumber ? parties.idType : '',
    idNumber,
    volunteerNumber: request.showsNumber ? parties.number : '',
    ...{ from, to, minutes: minutesOf(services) },
    services: services.map(({ day, activity, content, minutes }) => [day, activity, content, minutes]),
    issuer: oneLine(parties.issuer),
    basis: parties.basis,
    ...clerk,
    handledBy: tx.actor.name,
    seal: request.wantsSeal,
  };
  const text = sheetText(sheet);
  const today = dateIn(tx.now);
  const unit = { id: request.unitId, countyCode: parties.countyCode };
  const { number, code, year, sequence } = await takeNumber(tx, unit, today.year);
  const payload: CertificatePayload = {
    ...{ number, code, issuedOn: today.toString(), revision: (before?.revision ?? 0) + 1, name: sheet.name, idNumber },
    ...{ from, to, minutes: sheet.minutes, services: services.length, issuer: sheet.issuer, basis: sheet.basis },
    ...{ keyId: key.id, digest: digestOf(text) },
  };
  const signed = payloadText(payload);
  const { revision, minutes } = payload;
  const certificate = tx.em.create(
    Certificate,
    {
      ...{ id: newId(), requestId: request.id, volunteerId: request.volunteerId, unitId: request.unitId },
      ...{ countyCode: parties.countyCode, number, code, year, sequence, revision },
      ...{ issuedAt: tx.now, issuedBy: tx.actor.accountId, issuer: sheet.issuer, basis: sheet.basis },
      ...{ periodFrom: from, periodTo: to, minutes, services: services.length },
      ...{ payload: signed, signature: key.sign(signedBytes(signed)), sheet: text, keyId: key.id },
      ...{ supersedesId: before?.id ?? null, state: 'VALID', stateAt: tx.now, fileState: 'WAITING', fileAttempts: 0 },
    },
    { persist: true },
  );
  tx.touch(certificateTopic);
  return certificate;
}

const amountReasons = (count: number): Reason[] => {
  const max = limits.certificateServices;
  if (count === 0) return [{ code: 'NOTHING_FINAL' }];
  return count > max ? [{ code: 'CERTIFICATE_TOO_LONG', params: { max } }] : [];
};

const shownName = (name: string, shown: NameShown): string =>
  shown === 'NONE' ? '' : oneLine(shown === 'MASKED' ? maskName(name) : name);

/** Names stand in a line of their own in what is signed. */
const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
