import { randomInt } from 'node:crypto';

/** Letters and digits that are not taken for one another when read aloud or typed. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;

/** Unguessable (49 bits): whoever holds it may see the team's card and ask to join, nothing more. */
export const newJoinCode = (): string =>
  Array.from({ length: LENGTH }, () => alphabet[randomInt(alphabet.length)]).join('');

/** A code as somebody typed it; null when it cannot be one. */
export function readJoinCode(typed: string): string | null {
  const code = typed.trim().toUpperCase();
  return code.length === LENGTH && [...code].every((mark) => alphabet.includes(mark)) ? code : null;
}

/** What the QR holds: a page of the volunteer app that any phone's scanner opens. */
export const joinUrlOf = (publicUrl: string, code: string): string => `${publicUrl}/join/${code}`;
