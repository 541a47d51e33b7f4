import { fromBase64Url, toBase64Url } from './base64url.ts';
import { isCertificateNumber } from './number.ts';

/**
 * What a 志愿服务记录证明 says, as it is signed. One spelling only: these fields in this order, one a line, UTF-8 (NFC),
 * dates as eight digits, numbers without leading zeros. Another order, a missing or a doubled line is no certificate.
 */
export interface CertificatePayload {
  readonly number: string;
  readonly code: string;
  /** YYYY-MM-DD */
  readonly issuedOn: string;
  readonly revision: number;
  /** As the holder chose: whole, masked, or empty. */
  readonly name: string;
  /** Masked, or empty. */
  readonly idNumber: string;
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly services: number;
  readonly issuer: string;
  readonly basis: PayloadBasis;
  /** Which key signed: the first 8 bytes of SHA-256 of its SubjectPublicKeyInfo. */
  readonly keyId: string;
  /** The first 16 bytes of SHA-256 of the whole sheet (services one by one), so that the paper cannot say other than the code. */
  readonly digest: string;
}

// Every engine we run in has these; this package's types know neither Node.js nor the DOM.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** On what ground the issuer may issue (令67 §26), by its letter. */
export const payloadBases = {
  REGISTERED_ORGANIZATION: 'R',
  CHARITY: 'C',
  VILLAGE_COMMITTEE: 'V',
  ACTIVITY_HOST: 'H',
  PUBLIC_SERVICE: 'P',
} as const;
export type PayloadBasis = keyof typeof payloadBases;

export const CERTIFICATE_MAGIC = 'JGZM1';
export const SIGNATURE_BYTES = 64;

/** Why something is not a certificate that can be checked at all. */
export type PayloadFault = 'NO_CERTIFICATE' | 'OTHER_VERSION' | 'TRUNCATED' | 'DAMAGED';

export interface SignedCertificate {
  readonly payload: CertificatePayload;
  /** Exactly what was signed. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

const compactDay = (day: string): string => day.replace(/-/g, '');
const dayOf = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
};
const isLine = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters may not stand in a line
  text === text.normalize('NFC').trim() && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text);

/** The payload as text; throws where it could be read in another way than it was meant. */
export function payloadText(payload: CertificatePayload): string {
  const text = linesOf(payload).join('\n');
  const back = parseLines(text.split('\n'));
  if (!back || linesOf(back).join('\n') !== text) throw new Error('This payload has no canonical form.');
  return text;
}

const linesOf = (one: CertificatePayload): string[] => [
  one.number,
  one.code,
  compactDay(one.issuedOn),
  String(one.revision),
  one.name,
  one.idNumber,
  compactDay(one.from) + compactDay(one.to),
  String(one.minutes),
  String(one.services),
  one.issuer,
  payloadBases[one.basis],
  toBase64Url(bytesOfHex(one.keyId)),
  one.digest,
];

/** What the key signs: the version stands before the text, so that a signature serves nothing else. */
export const signedBytes = (text: string): Uint8Array => utf8(`${CERTIFICATE_MAGIC}\n${text}`);

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As the QR code and the PDF carry it: `JGZM1.payload.signature`. */
export const certificateToken = (text: string, signature: Uint8Array): string =>
  `${CERTIFICATE_MAGIC}.${toBase64Url(utf8(text))}.${toBase64Url(signature)}`;

/** Where a certificate stands in a longer text (an address, a file), if one does. */
export const findToken = (text: string): string | null =>
  /JGZM\d+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{80,90}(?![A-Za-z0-9_-])/.exec(text)?.[0] ?? null;

/** Reads a token or an address that ends with one. Whether it was signed by us is another question. */
export function readToken(given: string): SignedCertificate | PayloadFault {
  const text = given.trim().replace(/^.*#/s, '');
  const [magic = '', body = '', signed = '', ...more] = text.split('.');
  if (!/^JGZM\d+$/.test(magic)) return 'NO_CERTIFICATE';
  if (magic !== CERTIFICATE_MAGIC) return 'OTHER_VERSION';
  if (!body || !signed) return 'TRUNCATED';
  if (more.length > 0) return 'DAMAGED';
  if (/^[A-Za-z0-9_-]+$/.test(signed) && signed.length < 86) return 'TRUNCATED';
  const [bytes, signature] = [fromBase64Url(body), fromBase64Url(signed)];
  if (!bytes || signature?.length !== SIGNATURE_BYTES) return 'DAMAGED';
  const lines = textOf(bytes);
  const payload = lines && parseLines(lines.split('\n'));
  if (!lines || !payload || linesOf(payload).join('\n') !== lines) return 'DAMAGED';
  return { payload, signed: signedBytes(lines), signature };
}

/** UTF-8 as text; null when it is none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parseLines(lines: readonly string[]): CertificatePayload | null {
  if (lines.length !== 13 || !lines.every(isLine)) return null;
  const [number = '', code = '', issued = '', revision = '', name = '', idNumber = '', period = ''] = lines;
  const [minutes = '', services = '', issuer = '', letter = '', key = '', digest = ''] = lines.slice(7);
  const basis = (Object.keys(payloadBases) as PayloadBasis[]).find((one) => payloadBases[one] === letter);
  const keyBytes = fromBase64Url(key);
  const [issuedOn, from, to] = [issued, period.slice(0, 8), period.slice(8)].map(dayOf) as [string, string, string];
  const sound =
    isCertificateNumber({ number, code }) &&
    [issuedOn, from, to].every(isDay) &&
    from <= to &&
    [revision, minutes, services].every((one) => /^[1-9]\d{0,8}$/.test(one)) &&
    issuer !== '' &&
    basis !== undefined &&
    keyBytes?.length === 8 &&
    fromBase64Url(digest)?.length === 16;
  if (!sound) return null;
  const figures = { revision: Number(revision), minutes: Number(minutes), services: Number(services) };
  return {
    number,
    code,
    issuedOn,
    name,
    idNumber,
    from,
    to,
    ...figures,
    issuer,
    basis,
    keyId: hexOf(keyBytes),
    digest,
  };
}

export const hexOf = (bytes: Uint8Array): string => [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
export const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
