import type pg from 'pg';
import type { RootCopy } from '../root/root-copy.ts';
import { isSigned } from '../root/root-key.ts';
import { digestOf, NO_PREVIOUS, type RootStatement, statementOf } from '../root/root-statement.ts';
import { type CopiedRow, copyRows } from './copy-rows.ts';
import { TreeHistory } from './tree-history.ts';

/** What is wrong with a root kept outside, with one in the database, or between the two. */
export type RootFaultKind =
  /** The signature of the one outside does not fit what it says. */
  | 'OUTSIDE_UNSIGNED'
  /** Signed by a key that was not given as one of ours. */
  | 'FOREIGN_KEY'
  /** Outside two say different things under one number. */
  | 'OUTSIDE_TWICE'
  /** One outside does not follow the one before it. */
  | 'OUTSIDE_UNCHAINED'
  /** The database ends before the last root outside: it is an older one put back. */
  | 'BEHIND_ROOT'
  /** A root that is outside lacks in the database. */
  | 'ROOT_MISSING'
  /** The database says something else than what was taken outside. */
  | 'ROOT_DIFFERS'
  /** A root in the database does not follow the one before it, or is not what its row says. */
  | 'ROOT_UNCHAINED'
  /** The signature of one in the database does not fit. */
  | 'ROOT_UNSIGNED'
  /** The accounts as of a root are not those it was made of. */
  | 'TREE_DIFFERS';

export interface RootFault {
  readonly kind: RootFaultKind;
  readonly number: number;
  /** For BEHIND_ROOT: the last root of the database, 0 when there is none. */
  readonly last?: number;
}

export interface RootVerdict {
  readonly outside: number;
  readonly faults: readonly RootFault[];
  /** The public keys the roots outside are signed by. */
  readonly keys: readonly string[];
}

interface Kept {
  readonly number: number;
  readonly statement: string;
  readonly signature: Buffer;
}

/**
 * Whether the roots kept outside are whole, are those of the database, and are made of what its leaves say. That leaves say
 * what entries say is asked where entries are computed anew (verify-part.ts). `keys`: those known to be ours; null believes
 * what the roots outside name, and says which. Source: docs/ledger.md.
 */
export async function verifyRoots(
  client: pg.Client,
  outside: readonly RootCopy[],
  keys: ReadonlySet<string> | null,
): Promise<RootVerdict> {
  const faults: RootFault[] = [];
  const fault = (kind: RootFaultKind, number: number): void => void faults.push({ kind, number });
  const byNumber = checkOutside(outside, keys, fault);
  const { rows } = await client.query<Kept>('select number, statement, signature from ledger_root order by number');
  const inside = checkInside(rows, keys, fault);
  const last = rows.at(-1)?.number ?? 0;
  const lastOutside = Math.max(0, ...byNumber.keys());
  if (lastOutside > last) faults.push({ kind: 'BEHIND_ROOT', number: lastOutside, last });
  for (const [number, { text }] of byNumber) {
    if (number > last) continue;
    const here = inside.get(number);
    if (!here) fault('ROOT_MISSING', number);
    else if (here.text !== text) fault('ROOT_DIFFERS', number);
  }
  const said = new Map<number, RootStatement>();
  for (const [number, { statement }] of inside) if (statement) said.set(number, statement);
  // What was taken outside is believed before what the database says of itself.
  for (const [number, { statement }] of byNumber) if (number <= last) said.set(number, statement);
  const trees = (await historyOf(client)).at([...said.keys()]);
  for (const [number, { tree, accounts, entries }] of said) {
    const found = trees.get(number);
    if (!found?.tree.equals(tree) || found.accounts !== accounts || found.entries !== entries)
      fault('TREE_DIFFERS', number);
  }
  faults.sort((a, b) => a.number - b.number);
  return {
    outside: byNumber.size,
    faults,
    keys: [...new Set([...byNumber.values()].map(({ statement }) => statement.key.toString('hex')))],
  };
}

type Tell = (kind: RootFaultKind, number: number) => void;

function checkOutside(
  outside: readonly RootCopy[],
  keys: ReadonlySet<string> | null,
  fault: Tell,
): Map<number, RootCopy> {
  const byNumber = new Map<number, RootCopy>();
  for (const copy of [...outside].sort((a, b) => a.statement.number - b.statement.number)) {
    const { number, key } = copy.statement;
    const twin = byNumber.get(number);
    if (twin?.text === copy.text) continue;
    if (!isSigned(copy.text, copy.signature, key)) fault('OUTSIDE_UNSIGNED', number);
    else if (keys && !keys.has(key.toString('hex'))) fault('FOREIGN_KEY', number);
    if (twin) fault('OUTSIDE_TWICE', number);
    else byNumber.set(number, copy);
  }
  for (const [number, { statement }] of byNumber) {
    const before = byNumber.get(number - 1);
    if (before && !statement.previous.equals(digestOf(before.text))) fault('OUTSIDE_UNCHAINED', number);
  }
  return byNumber;
}

function checkInside(
  rows: readonly Kept[],
  keys: ReadonlySet<string> | null,
  fault: Tell,
): Map<number, { text: string; statement: RootStatement | null }> {
  const inside = new Map<number, { text: string; statement: RootStatement | null }>();
  let before: Kept | null = null;
  for (const row of rows) {
    const statement = statementOf(row.statement);
    const previous = before ? digestOf(before.statement) : NO_PREVIOUS;
    const follows = row.number === (before?.number ?? 0) + 1;
    if (!follows || statement?.number !== row.number || !statement.previous.equals(previous))
      fault('ROOT_UNCHAINED', row.number);
    if (statement && !isSigned(row.statement, row.signature, statement.key)) fault('ROOT_UNSIGNED', row.number);
    else if (statement && keys && !keys.has(statement.key.toString('hex'))) fault('FOREIGN_KEY', row.number);
    inside.set(row.number, { text: row.statement, statement });
    before = row;
  }
  return inside;
}

const c = { seat: 0, from: 1, account: 2, sequence: 3, chain: 4 } as const;

async function historyOf(client: pg.Client): Promise<TreeHistory> {
  const history = new TreeHistory();
  const bytes = (row: CopiedRow, column: number): Buffer => {
    const start = row.starts[column] as number;
    return Buffer.from(row.bytes.subarray(start, start + Math.max(0, row.lengths[column] as number)));
  };
  await copyRows(
    client,
    'select seat, root_number, account_id, sequence, chain from ledger_leaf order by seat, root_number',
    5,
    (row) => {
      const accountId = bytes(row, c.account).toString('hex');
      const leaf = { accountId, sequence: row.int(c.sequence), chain: bytes(row, c.chain) };
      history.leaf(row.int(c.seat), row.int(c.from), leaf);
      return null;
    },
  );
  return history;
}
