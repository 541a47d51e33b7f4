import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { limits } from '@jinguo/schema';

/** One code per activity, changing every step (counter-rule g: ≤ 60 s with the step before). */
const STEP = limits.codeStepSeconds * 1000;
/** How far back a code is told to be expired rather than wrong. */
const REMEMBERED_STEPS = 20;

export const newCheckInSecret = (): string => randomBytes(32).toString('base64url');

export type CodeCheck = 'VALID' | 'CODE_EXPIRED' | 'CODE_WRONG';

export const stepOf = (at: Date): number => Math.floor(at.getTime() / STEP);
export const stepEnd = (step: number): Date => new Date((step + 1) * STEP);

const mac = (secret: string, purpose: string, activityId: string, step: number): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\u0000${activityId}\u0000${step}`).digest();

/** Six digits by dynamic truncation (RFC 4226 §5.3), from a MAC of their own. */
export function digitsAt(secret: string, activityId: string, step: number): string {
  const bytes = mac(secret, 'digits', activityId, step);
  const offset = (bytes.at(-1) ?? 0) & 15;
  return String((bytes.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The QR's code: the step in the clear and 96 bits of its MAC. */
export const tokenAt = (secret: string, activityId: string, step: number): string =>
  `${step.toString(36)}-${mac(secret, 'qr', activityId, step).subarray(0, 12).toString('base64url')}`;

export const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The step a QR's code names, when it truly is one of this activity's. */
export function stepOfToken(secret: string, activityId: string, code: string): number | null {
  const step = /^([0-9a-z]{1,9})-[\w-]{16}$/.exec(code)?.[1];
  if (step === undefined) return null;
  const number = Number.parseInt(step, 36);
  return same(tokenAt(secret, activityId, number), code) ? number : null;
}

/** Valid in its own step and the next one; known but older is expired; anything else is wrong. */
export function checkCode(secret: string, activityId: string, code: string, now: Date): CodeCheck {
  const current = stepOf(now);
  if (/^\d{6}$/.test(code)) {
    for (let back = 0; back <= REMEMBERED_STEPS; back += 1) {
      if (same(digitsAt(secret, activityId, current - back), code)) return back <= 1 ? 'VALID' : 'CODE_EXPIRED';
    }
    return 'CODE_WRONG';
  }
  const number = stepOfToken(secret, activityId, code);
  if (number === null || number > current) return 'CODE_WRONG';
  return number >= current - 1 ? 'VALID' : 'CODE_EXPIRED';
}
