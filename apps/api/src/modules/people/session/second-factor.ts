import { generateSecret, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;

/** A new secret for an authenticator, 160 bits. */
export const newSecondFactor = (): string => generateSecret();

/** What an authenticator scans. The label holds no name and no whole phone number. */
export const secondFactorUri = (secret: string, label: string): string =>
  generateURI({ issuer: '巾帼志愿', label, secret });

/**
 * The time step a code stands for, or null when it is wrong or not later than the last one used: a code read over a
 * shoulder is worth nothing (RFC 6238 §5.2). One step of clock drift either way.
 */
export function stepOf(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  if (!result.valid) return null;
  const step = Math.floor(epoch / STEP_SECONDS) + result.delta;
  return lastStep !== null && step <= lastStep ? null : step;
}
