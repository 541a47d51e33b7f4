import { hash } from 'node:crypto';

export const FORM = 'jinguo-ledger-root-1';

/** What is said about the whole ledger at one moment, and signed. */
export interface RootStatement {
  /** 1, 2, 3 … without a gap. */
  readonly number: number;
  readonly at: Date;
  readonly accounts: number;
  readonly entries: number;
  /** The root over all accounts' ends. */
  readonly tree: Buffer;
  /** SHA-256 of the statement before; of the first, 32 bytes of zero: roots hold each other, as entries do. */
  readonly previous: Buffer;
  /** The public key it is signed by (Ed25519, RFC 8032, 32 bytes). */
  readonly key: Buffer;
}

export const NO_PREVIOUS = Buffer.alloc(32);

/** As it is signed and kept outside: one fact a line, readable on paper. */
export const textOf = ({ number, at, accounts, entries, tree, previous, key }: RootStatement): string =>
  [
    FORM,
    `number ${number}`,
    `at ${at.toISOString()}`,
    `accounts ${accounts}`,
    `entries ${entries}`,
    `tree ${tree.toString('hex')}`,
    `previous ${previous.toString('hex')}`,
    `key ${key.toString('hex')}`,
    '',
  ].join('\n');

const shape =
  /^jinguo-ledger-root-1\nnumber (\d{1,9})\nat (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\naccounts (\d{1,10})\nentries (\d{1,15})\ntree ([0-9a-f]{64})\nprevious ([0-9a-f]{64})\nkey ([0-9a-f]{64})\n$/;

/** Reads a statement back; null for anything that is not written exactly as `textOf` writes it. */
export function statementOf(text: string): RootStatement | null {
  const [, number, at = '', accounts, entries, tree = '', previous = '', key = ''] = shape.exec(text) ?? [];
  if (Number.isNaN(Date.parse(at))) return null;
  const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
  const read: RootStatement = {
    ...{ number: Number(number), at: new Date(at), accounts: Number(accounts), entries: Number(entries) },
    ...{ tree: bytes(tree), previous: bytes(previous), key: bytes(key) },
  };
  return textOf(read) === text ? read : null;
}

export const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer');
