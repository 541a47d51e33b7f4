import type { AppContext } from '../../../platform/context.ts';

/** By which browser a scan was made, as a blind index of 16 bytes: equal for one browser, and nothing else can be read from it. */
export const deviceKey = ({ origin, services }: AppContext): Buffer | null =>
  origin.device ? services.cipher.index('device', origin.device).subarray(0, 16) : null;
