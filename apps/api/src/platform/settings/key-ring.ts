import { type DataKey, FIRST_KEY_ID } from '../crypto/cipher.ts';
import { parseKey } from './keys.ts';
import type { Problem } from './problem.ts';
import { readableByOthers, readSecret } from './secret-file.ts';

const LINE = /^(?:(k[1-9]\d{0,3}):)?([^:]*)$/i;

/**
 * A data key file holds the key that seals in its first line and, below it, retired keys that still open: `k2:<64 hex digits>`,
 * one a line. A key without a name is `k1`, as every installation's first one is.
 */
export function parseKeyRing(name: string, text: string): readonly DataKey[] | readonly Problem[] {
  const lines = text.split(/[\s,]+/).filter((line) => line !== '');
  const keys: DataKey[] = [];
  const problems: Problem[] = [];
  for (const line of lines.length > 0 ? lines : ['']) {
    const [, id = FIRST_KEY_ID, hex = ''] = LINE.exec(line) ?? [];
    const key = parseKey(name, hex);
    if (!Buffer.isBuffer(key)) problems.push(key);
    else if (keys.some((other) => other.id === id.toLowerCase() || other.key.equals(key)))
      problems.push(twice(name, id));
    else keys.push({ id: id.toLowerCase(), key });
  }
  return problems.length > 0 ? problems : keys;
}

/** The same by its file. In production the file must be closed to everyone but its owner. */
export function readKeyRing(name: string, file: string, production: boolean): readonly DataKey[] | readonly Problem[] {
  const text = readSecret(name, file);
  if (typeof text !== 'string') return [text];
  const open = production ? readableByOthers(name, file) : null;
  const ring = parseKeyRing(name, text);
  return open ? [open, ...(isRing(ring) ? [] : ring)] : ring;
}

export const isRing = (value: readonly DataKey[] | readonly Problem[]): value is readonly DataKey[] =>
  value.every((one) => 'key' in one);

/** Two lines of one name, or one key under two names: nobody could say which sealed a row. */
const twice = (name: string, id: string): Problem => ({
  name,
  zh: `密钥 ${id} 与上面的一行编号相同，或是同一把密钥。每行一把：编号:64 位十六进制数字，新密钥用新编号（k2、k3…）。`,
  en: `Key ${id} has the name of a line above, or is the same key. One a line: name:64 hexadecimal digits; a new key has a new name (k2, k3 …).`,
});
