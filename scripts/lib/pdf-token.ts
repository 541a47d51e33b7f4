import { constants, inflateSync } from 'node:zlib';
import { findToken } from '../../packages/schema/src/certificate/index.ts';

/** The signed token attached to a PDF, however its parts were packed and in whatever order a program saved them again; empty when none. */
export function tokenInPdf(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const plain = findToken(text);
  if (plain) return plain;
  for (const { index, 0: mark } of text.matchAll(/stream\r?\n/g)) {
    const found = findToken(unpacked(pdf.subarray(index + mark.length)));
    if (found) return found;
  }
  return '';
}

function unpacked(part: Buffer): string {
  try {
    return inflateSync(part, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 4_000_000 }).toString('latin1');
  } catch {
    return '';
  }
}
