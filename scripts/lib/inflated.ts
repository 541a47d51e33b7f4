import { constants, inflateSync } from 'node:zlib';

/** A part of a PDF, unfolded as far as it goes; null when it was not packed. No part of a certificate is near four megabytes. */
export function inflated(part: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(part, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 4_000_000 });
  } catch {
    return null;
  }
}
