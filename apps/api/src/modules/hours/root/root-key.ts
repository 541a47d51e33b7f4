import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';

// Ed25519 keys are 32 bytes; these are what stands before them in PKCS #8 and SPKI (RFC 8410).
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

/** What signs the roots. */
export interface RootKey {
  /** 32 bytes, as everybody may know them. */
  readonly publicKey: Buffer;
  sign(text: string): Buffer;
}

/** By its seed, which is what the key file holds (LEDGER_KEY_FILE). */
export function rootKeyOf(seed: Buffer): RootKey {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(PUBLIC.length);
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key) };
}

export function isSigned(text: string, signature: Buffer, publicKey: Buffer): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([PUBLIC, publicKey]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, signature);
  } catch {
    // Not every 32 bytes are a point of the curve.
    return false;
  }
}

/** What people compare: the first eight bytes of SHA-256 over the public key, in groups of four digits. */
export const keyIdOf = (publicKey: Buffer): string =>
  hash('sha256', publicKey)
    .slice(0, 16)
    .replace(/.{4}(?=.)/g, '$& ');
