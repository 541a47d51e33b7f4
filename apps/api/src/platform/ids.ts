import { createHash } from 'node:crypto';
import { v7, validate } from 'uuid';
import { drawRandom } from './crypto/random-pool.ts';

/** When the last one was made and which of that millisecond it was (RFC 9562 §6.2, method 1). */
const last = { msecs: 0, seq: 0 };

/**
 * A new identifier, greater than the one before. Made here because PostgreSQL before 18 cannot; the count is kept here
 * because the library keeps it only where it asks for random bytes by itself, each time anew.
 */
export function newId(): string {
  const random = drawRandom(16);
  const now = Date.now();
  if (now > last.msecs) Object.assign(last, { msecs: now, seq: random.readUInt32BE(6) & 0x7fff_ffff });
  else if (last.seq < 0xffff_ffff) last.seq += 1;
  else Object.assign(last, { msecs: last.msecs + 1, seq: 0 });
  return v7({ random, ...last });
}

/** Whether a text has the shape of an identifier; anything else never reaches the database. */
export const isId = (text: string): boolean =>
  validate(text) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/**
 * An identifier made by a rule: the same thing has the same id in every installation, so that links, seeds and tests can
 * name it. The md5 of the key as a UUID of version 8, which every check of identifiers takes.
 */
export function fixedId(key: string): string {
  const hex = createHash('md5').update(key).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
