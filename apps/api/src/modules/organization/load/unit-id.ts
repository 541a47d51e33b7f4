import { createHash } from 'node:crypto';

/**
 * The same unit has the same id in every installation: links, seeds and tests can name it. A UUID of version 8
 * (made by a rule of our own) of md5('unit:' || code), so that every check of identifiers takes it.
 */
export function unitIdOf(key: string): string {
  const hex = createHash('md5').update(`unit:${key}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
