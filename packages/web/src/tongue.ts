import type { Tongue } from '@jinguo/schema';

export type { Tongue } from '@jinguo/schema';

const key = 'jinguo-tongue';

/** The language chosen on this device, Chinese until someone chooses. */
export const storedTongue = (): Tongue => (readStore(key) === 'en' ? 'en' : 'zh');
export const storeTongue = (tongue: Tongue): void => writeStore(key, tongue);

/** Storage may be forbidden (private windows): a choice is then simply not kept. */
export function readStore(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
export function writeStore(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Not kept; the page works all the same.
  }
}
