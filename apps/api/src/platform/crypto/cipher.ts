import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM for sensitive text, HMAC-SHA-256 with a separate key for exact-match search (rules §6). */
export interface Cipher {
  /** `k1:` + base64(iv | tag | text): the prefix names the key, so that keys can be changed. */
  seal(text: string): string;
  open(sealed: string): string;
  /** A blind index: equal inputs of one purpose give equal bytes, nothing more can be read from it. */
  index(purpose: string, text: string): Buffer;
  /** Names the key that seals now. */
  readonly keyId: string;
  /** A key of 32 bytes for one stream (seal-stream.ts), from the data key of that name and the stream's own salt. */
  streamKey(keyId: string, salt: Buffer): Buffer;
}

/** A data key and the name that stands before everything it sealed. */
export interface DataKey {
  readonly id: string;
  readonly key: Buffer;
}
export interface CipherKeys {
  /** Seals. */
  readonly dataKey: Buffer;
  readonly dataKeyId?: string;
  /** Only open what they sealed in their time, until it was sealed anew (platform/reseal). */
  readonly retiredKeys?: readonly DataKey[];
  readonly indexKey: Buffer;
}

/** What every installation's first key is called; keys written without a name are this one. */
export const FIRST_KEY_ID = 'k1';

/** The keys that open, the sealing one first. */
export const dataKeysOf = ({ dataKey, dataKeyId = FIRST_KEY_ID, retiredKeys = [] }: CipherKeys): readonly DataKey[] => [
  { id: dataKeyId, key: dataKey },
  ...retiredKeys,
];

export function createCipher(keys: CipherKeys): Cipher {
  const keyId = keys.dataKeyId ?? FIRST_KEY_ID;
  const ring = new Map(dataKeysOf(keys).map(({ id, key }) => [id, key]));
  return {
    seal(text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keys.dataKey, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${keyId}:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`;
    },
    open(sealed) {
      const [id = '', body] = sealed.split(':', 2);
      const key = ring.get(id);
      if (!key || body === undefined) throw new Error('Sealed text names an unknown key.');
      const bytes = Buffer.from(body, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    keyId,
    streamKey(id, salt) {
      const key = ring.get(id);
      if (!key) throw new Error('A sealed file names an unknown key.');
      return Buffer.from(hkdfSync('sha256', key, salt, 'jinguo file v1', 32));
    },
    index: (purpose, text) => createHmac('sha256', keys.indexKey).update(`${purpose}\u0000${text}`).digest(),
  };
}

/** For session and confirmation tokens: only the digest is stored. */
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** 256 random bits, URL-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url');
