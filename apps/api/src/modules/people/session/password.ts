import { randomBytes, randomInt } from 'node:crypto';
import { isWeakPassword, limits } from '@jinguo/schema';
import { z } from 'zod';
import { inLane } from './hashing-lanes.ts';

/** argon2id with the parameters OWASP asks for at least; the text says which, so they can be raised later. */
export const passwordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let cost = passwordCost;
/** For tests, which set hundreds of passwords (testing/cheap-hashing.ts): nothing else hashes at another cost. */
export const hashAtCost = (other: typeof passwordCost): void => {
  cost = other;
};

export const hashPassword = async (password: string): Promise<string> =>
  String(await inLane({ password: password.normalize('NFKC'), cost }));

/** False for a hash nobody can read, too: sign-in must never fail with an error. */
export async function passwordFits(stored: string, password: string): Promise<boolean> {
  try {
    return (await inLane({ password: password.normalize('NFKC'), stored })) === true;
  } catch {
    return false;
  }
}

let dummy: Promise<string> | null = null;
/** A hash nobody knows the password of: an unknown phone costs the same time as a known one. */
export const dummyHash = (): Promise<string> => (dummy ??= hashPassword(randomBytes(24).toString('base64')));

/** A password someone chooses. Spaces inside and at the ends are hers to use. */
export const newPassword = z
  .string()
  .max(limits.password.max * 4, { message: 'INVALID_INPUT' })
  .refine(
    (password) =>
      [...password].length <= limits.password.max && password.isWellFormed() && !password.includes('\u0000'),
    { message: 'INVALID_INPUT' },
  )
  .refine((password) => !isWeakPassword(password), { message: 'WEAK_PASSWORD' });

/** A password somebody types to sign in: any text, bounded, since hashing costs. */
export const typedPassword = z
  .string()
  .min(1)
  .max(limits.password.max * 4, { message: 'WRONG_CREDENTIALS' });

const consecutive = (pin: string): boolean => ['0123456789', '9876543210'].some((line) => line.includes(pin));

/** Six digits that tell a family's members apart after a text message; by themselves they open nothing. */
export const newPin = z
  .string()
  .max(40, { message: 'WEAK_PIN' })
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
  .refine((pin) => /^\d{6}$/.test(pin) && new Set(pin).size > 1 && !consecutive(pin), { message: 'WEAK_PIN' });

const letters = 'abcdefghjkmnpqrstuvwxyz';
const digits = '23456789';
const pick = (from: string): string => from[randomInt(from.length)] ?? '';

/** A first password to read aloud: no look-alike characters, 12 signs, about 56 bits. */
export function firstPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => pick(letters + digits)).join('');
  const text = `${group()}-${group()}-${group()}`;
  return /[a-z]/.test(text) ? text : `${pick(letters)}${text.slice(1)}`;
}
