import { createHmac } from 'node:crypto';
import { drawRandom } from '../../../platform/crypto/random-pool.ts';

/** The fields an entry is committed to, in this order for ever: no names, no joins, no text a person wrote. */
export interface Committed {
  readonly accountId: string;
  readonly sequence: number;
  readonly at: Date;
  readonly minutes: number;
  readonly source: string;
  readonly policyVersion: string;
  readonly approverAccountId: string;
  readonly recordId: string;
  readonly reversesSequence: number | null;
  readonly countyCode: string;
}

export const FORM = 'jinguo-ledger-1';

export const newSalt = (): Buffer => drawRandom(16);

/** A salted commitment: later chains hash it, and erasing the salt erases what it says about a person. */
export function commitmentOf(salt: Buffer, entry: Committed): Buffer {
  const fields = [
    FORM,
    entry.accountId,
    entry.sequence,
    entry.at.toISOString(),
    entry.minutes,
    entry.source,
    entry.policyVersion,
    entry.approverAccountId,
    entry.recordId,
    entry.reversesSequence ?? '',
    entry.countyCode,
  ];
  return createHmac('sha256', salt).update(fields.join('\n')).digest();
}
