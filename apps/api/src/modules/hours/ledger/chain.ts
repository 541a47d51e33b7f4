import { hash } from 'node:crypto';

// A first byte keeps the two kinds of hashes apart, so that none can pass for the other.
const GENESIS = Buffer.from([0]);
const LINK = Buffer.from([1]);

/** What the first entry of a ledger account follows: a hash of the account's id, so that no chain can stand in for another. */
export const genesisOf = (accountId: string): Buffer =>
  hash('sha256', Buffer.concat([GENESIS, Buffer.from(accountId.replaceAll('-', ''), 'hex')]), 'buffer');

/**
 * The chain's value after an entry: SHA-256 over what stood before it and the entry's commitment. An entry changed, taken
 * out or put in changes every value after it, up to the account's head (docs/ledger.md). The database computes the same
 * in its CHECK `ledger_entry_linked`.
 */
export const linkOf = (previous: Buffer, commitment: Buffer): Buffer =>
  hash('sha256', Buffer.concat([LINK, previous, commitment]), 'buffer');
