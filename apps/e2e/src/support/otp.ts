import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect } from '@playwright/test';
import { generateSync } from 'otplib';
import { dataDir } from '../../place.ts';

const root = resolve(import.meta.dirname, '../../../..');
/** A step of the authenticator counts once: what was used is remembered per account. */
const used = new Map<string, string>();

/** The present code of a demo account, as `npm run demo:otp` prints it. */
export function demoCode(phone: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [resolve(root, 'scripts/demo-otp.ts'), phone], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir },
  });
  const code = /\b\d{6}\b/.exec(stdout.replace(phone, ''))?.[0];
  if (!code) throw new Error(`no code for ${phone}: ${stderr}`);
  return code;
}

/** The present code of an authenticator that scanned an otpauth address. */
export function authenticatorCode(otpauth: string): string {
  const secret = new URL(otpauth).searchParams.get('secret') ?? '';
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) });
}

/** A code that was not used yet: waits for the authenticator's next step where needed. */
export async function freshCode(phone: string, read: () => string): Promise<string> {
  await expect.poll(read, { timeout: 45_000, intervals: [500] }).not.toBe(used.get(phone));
  const code = read();
  used.set(phone, code);
  return code;
}
