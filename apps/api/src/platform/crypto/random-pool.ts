import { randomFillSync } from 'node:crypto';

const pool = Buffer.allocUnsafe(4096);
let used = pool.length;

/**
 * So many random bytes of the system's generator, at most 4096, which is asked for a whole pool at a time: where each
 * line of a batch wants a few, asking for every one costs more than the rest of the line. No byte is given twice.
 */
export function drawRandom(bytes: number): Buffer {
  if (bytes > pool.length) throw new RangeError(`At most ${pool.length} bytes are drawn at once.`);
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const drawn = Buffer.from(pool.subarray(used, used + bytes));
  pool.fill(0, used, used + bytes);
  used += bytes;
  return drawn;
}
