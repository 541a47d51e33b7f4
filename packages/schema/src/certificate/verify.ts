import { ed25519 } from '@noble/curves/ed25519.js';
import { sm2 } from 'sm-crypto-v2';
import { type PublicKey, rawKey, type SigningAlgorithm } from './keys.ts';
import { type CertificatePayload, hexOf, type PayloadFault, readToken } from './payload.ts';
import { digestOf } from './sheet.ts';

/** What can be told of a certificate by its signature alone, without asking anybody. */
export type CertificateProof =
  | { readonly verdict: 'GENUINE' | 'KEY_REVOKED'; readonly payload: CertificatePayload }
  | { readonly verdict: 'ALTERED' | 'SHEET_ALTERED' | 'UNKNOWN_KEY'; readonly payload: CertificatePayload }
  | { readonly verdict: PayloadFault; readonly payload: null };

/** Works the same in Node.js and in any browser of the last years: no WebCrypto, which has no SM2 and in many no Ed25519. */
export function isSignedBy(
  { algorithm, spki }: { readonly algorithm: SigningAlgorithm; readonly spki: Uint8Array },
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = rawKey(algorithm, spki);
  if (!key || signature.length !== 64) return false;
  try {
    // Strict (RFC 8032): a second spelling of the same signature is none. SM2 with SM3 and the default identity (GB/T 32918).
    return algorithm === 'ed25519'
      ? ed25519.verify(signature, message, key, { zip215: false })
      : sm2.doVerifySignature(message, hexOf(signature), hexOf(key), { hash: true, der: false });
  } catch {
    return false;
  }
}

/** Reads a token and asks the published keys; where the whole sheet is at hand too, whether it is the one that was signed. */
export function proveCertificate(
  token: string,
  keys: readonly PublicKey[],
  sheet: string | null = null,
): CertificateProof {
  const read = readToken(token);
  if (typeof read === 'string') return { verdict: read, payload: null };
  const { payload, signed, signature } = read;
  const key = keys.find(({ id }) => id === payload.keyId);
  if (!key) return { verdict: 'UNKNOWN_KEY', payload };
  if (!isSignedBy(key, signed, signature)) return { verdict: 'ALTERED', payload };
  if (sheet !== null && digestOf(sheet) !== payload.digest) return { verdict: 'SHEET_ALTERED', payload };
  return { verdict: key.revoked ? 'KEY_REVOKED' : 'GENUINE', payload };
}
