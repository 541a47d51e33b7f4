import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { bytesOfHex, hexOf } from './payload.ts';

/** 国密 by configuration, Ed25519 otherwise. */
export const signingAlgorithms = ['ed25519', 'sm2'] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/** A key that was published: whoever holds it can check, nobody can sign with it. */
export interface PublicKey {
  readonly id: string;
  readonly algorithm: SigningAlgorithm;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  /** Withdrawn because somebody else may sign with it: what it signed proves nothing by itself any more. */
  readonly revoked: boolean;
}

/** What stands before the key itself in its SubjectPublicKeyInfo. */
const prefixes = {
  ed25519: '302a300506032b6570032100',
  sm2: '3059301306072a8648ce3d020106082a811ccf5501822d034200',
} as const;
const rawLength = { ed25519: 32, sm2: 65 } as const;

export const keyIdOf = (spki: Uint8Array): string => hexOf(sha256(spki)).slice(0, 16);

/** The key's own bytes; null when it is not of this kind. */
export function rawKey(algorithm: SigningAlgorithm, spki: Uint8Array): Uint8Array | null {
  const prefix = prefixes[algorithm];
  const length = prefix.length / 2;
  if (spki.length !== length + rawLength[algorithm] || hexOf(spki.subarray(0, length)) !== prefix) return null;
  return spki.subarray(length);
}

export const spkiOf = (algorithm: SigningAlgorithm, raw: Uint8Array): Uint8Array =>
  Uint8Array.from([...bytesOfHex(prefixes[algorithm]), ...raw]);

/** One line of the published list: `id algorithm base64(SPKI) [revoked]`. */
export function keyLine({ id, algorithm, spki, revoked }: PublicKey): string {
  return [id, algorithm, toBase64(spki), ...(revoked ? ['revoked'] : [])].join(' ');
}

/** Every key of a list as it is published; lines beginning with # are for people. A line that does not add up is left out. */
export function readKeys(text: string): PublicKey[] {
  return text.split('\n').flatMap((line) => {
    const [id = '', algorithm = '', key = '', ...marks] = line.trim().split(/\s+/);
    const kind = signingAlgorithms.find((one) => one === algorithm);
    const spki = fromBase64(key);
    if (!kind || !spki || !rawKey(kind, spki) || keyIdOf(spki) !== id) return [];
    return [{ id, algorithm: kind, spki, revoked: marks.includes('revoked') }];
  });
}

export const toBase64 = (bytes: Uint8Array): string => {
  const text = toBase64Url(bytes).replace(/-/g, '+').replace(/_/g, '/');
  return text + '='.repeat((4 - (text.length % 4)) % 4);
};
const fromBase64 = (text: string): Uint8Array | null =>
  fromBase64Url(text.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_'));
