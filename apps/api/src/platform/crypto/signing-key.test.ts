import { createPublicKey, hash, randomBytes, verify } from 'node:crypto';
import { isSignedBy, keyIdOf, keyLine, readKeys, signingAlgorithms } from '@jinguo/schema/certificate';
import { sm3 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { signingKey } from './signing-key.ts';

/** Made once by OpenSSL 3; the key was thrown away. */
const SM2 = {
  message: '志愿服务记录证明 JG',
  key: '040ab784e28b2769013d56e27e1bb80d9a6bf6e9c1d84dba13fdb366b822e07325ca52ef8751d7a056cbdb35db4cf5e792f5f41deb7e28c20b331a795f8920d705',
  signature:
    '8403b14b163f0d22470cd356d1c0378473b213c633535c2e3ed529551347c7eeda1f50b5e47c65a78a039983073091fb33e3dac7ccc3759cbba3d4a2ff7c468b',
  otherIdentity:
    'c91cf5aa455eac1c3b7a68d8edf7b7587acdb0bc757f8c2ca3e4a7688f224d474aca6f2d79df4d13812fbf84de45ccd6fc5056099cb45b0d6a40d88757062082',
};

const message = Buffer.from('志愿服务记录证明');

describe('keys that sign', () => {
  it('SM3 gives the value of the standard, here and in OpenSSL (GB/T 32905)', () => {
    const abc = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';
    expect(sm3('abc')).toBe(abc);
    expect(hash('sm3', 'abc')).toBe(abc);
  });

  it('Ed25519 gives the value of the standard (RFC 8032, 7.1 test 2)', () => {
    const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
    const key = signingKey(seed, 'ed25519');
    expect(key.spki.subarray(-32).toString('hex')).toBe(
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    );
    expect(key.sign(Buffer.from('72', 'hex')).toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
  });

  it('what one signed with SM2 elsewhere (OpenSSL, default identity) is accepted, and of another identity refused', () => {
    // openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678, as r and s.
    const raw = Buffer.from(SM2.key, 'hex');
    const spki = Buffer.concat([Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex'), raw]);
    const made = { algorithm: 'sm2', spki } as const;
    expect(isSignedBy(made, Buffer.from(SM2.message), Buffer.from(SM2.signature, 'hex'))).toBe(true);
    expect(isSignedBy(made, Buffer.from(SM2.message), Buffer.from(SM2.otherIdentity, 'hex'))).toBe(false);
  });

  it.each(signingAlgorithms)(
    '%s: the same seed is the same key, another seed another, and OpenSSL reads it',
    (kind) => {
      const seed = randomBytes(32);
      const key = signingKey(seed, kind);
      expect(signingKey(seed, kind)).toMatchObject({ id: key.id, spki: key.spki });
      expect(signingKey(randomBytes(32), kind).id).not.toBe(key.id);
      expect(key.id).toBe(keyIdOf(key.spki));
      const read = createPublicKey({ key: key.spki, format: 'der', type: 'spki' });
      if (kind === 'ed25519') expect(verify(null, message, read, key.sign(message))).toBe(true);
      expect(readKeys(`# 公钥\n${keyLine({ ...key, revoked: false })}\n`)).toEqual([
        { id: key.id, algorithm: kind, spki: Uint8Array.from(key.spki), revoked: false },
      ]);
      expect(readKeys(`${'0'.repeat(16)} ${keyLine({ ...key, revoked: false }).slice(17)}`)).toEqual([]);
    },
  );

  it.each(signingAlgorithms)('%s: every changed byte and every other key is refused', (kind) => {
    const key = signingKey(randomBytes(32), kind);
    const signature = key.sign(message);
    expect(signature).toHaveLength(64);
    expect(isSignedBy(key, message, signature)).toBe(true);
    expect(isSignedBy(signingKey(randomBytes(32), kind), message, signature)).toBe(false);
    const flipped = (bytes: Buffer, at: number) => Buffer.from(bytes.map((one, n) => (n === at ? one ^ 1 : one)));
    for (let at = 0; at < message.length; at += 1) expect(isSignedBy(key, flipped(message, at), signature)).toBe(false);
    for (let at = 0; at < 64; at += 1) expect(isSignedBy(key, message, flipped(signature, at))).toBe(false);
    expect(isSignedBy(key, message, Buffer.concat([signature, signature.subarray(0, 1)]))).toBe(false);
  });
});
