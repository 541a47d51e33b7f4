import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { keyIdOf, type SigningAlgorithm, spkiOf } from '@jinguo/schema/certificate';
import { sm2 } from 'sm-crypto-v2';

/** A key that signs for others to check; its public half may be told to everybody. */
export interface SigningKey {
  /** The first 8 bytes of SHA-256 of its SubjectPublicKeyInfo, in hexadecimal. */
  readonly id: string;
  readonly algorithm: SigningAlgorithm;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Buffer;
  /** 64 bytes: of Ed25519 as RFC 8032 has it, of SM2 r and s. */
  sign(message: Uint8Array): Buffer;
}

/** The same seed makes the same key. The two algorithms never share a secret: SM2's is derived. */
export const signingKey = (seed: Buffer, algorithm: SigningAlgorithm): SigningKey =>
  algorithm === 'ed25519' ? ed25519Key(seed) : sm2Key(seed);

/** A PKCS #8 private key is this and the seed (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function ed25519Key(seed: Buffer): SigningKey {
  const key: KeyObject = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { id: keyIdOf(spki), algorithm: 'ed25519', spki, sign: (message) => sign(null, message, key) };
}

/** The order of the curve's group (GB/T 32918.5). */
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/**
 * SM2 with SM3 and the default identity (GB/T 32918, GM/T 0009). Node.js signs with this curve too, but without the
 * identity's digest before the message, which no other SM2 verifies: hence the library.
 */
function sm2Key(seed: Buffer): SigningKey {
  // Wider than the order, so that no scalar is likelier than another.
  const wide = Buffer.from(hkdfSync('sha256', seed, '', 'jinguo sm2 signing key', 48)).toString('hex');
  const scalar = ((BigInt(`0x${wide}`) % (order - 2n)) + 1n).toString(16).padStart(64, '0');
  const point = Buffer.from(sm2.getPublicKeyFromPrivateKey(scalar), 'hex');
  const spki = Buffer.from(spkiOf('sm2', point));
  const publicKey = point.toString('hex');
  return {
    id: keyIdOf(spki),
    algorithm: 'sm2',
    spki,
    sign: (message) => Buffer.from(sm2.doSignature(message, scalar, { hash: true, der: false, publicKey }), 'hex'),
  };
}
