import { createHash } from 'node:crypto';
import { v7, validate } from 'uuid';

/** A new identifier, ordered by time. Made here because PostgreSQL before 18 cannot. */
export const newId = (): string => v7();

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
