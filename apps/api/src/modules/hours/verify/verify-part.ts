import { hash } from 'node:crypto';
import pg from 'pg';
import { genesisOf } from '../ledger/chain.ts';
import { CommitmentCheck } from './commitment-check.ts';
import { type CopiedRow, copyRows } from './copy-rows.ts';

/** What is wrong with an entry, or with what an account says of its end. */
export type FaultKind =
  /** A field of the entry is not what it was committed to. */
  | 'ALTERED'
  /** Its chain value does not follow from its commitment. */
  | 'UNCHAINED'
  /** It does not follow the entry before it. */
  | 'UNLINKED'
  /** An entry before it is missing. */
  | 'MISSING_BEFORE'
  /** A second entry under one number. */
  | 'DOUBLE'
  /** The account's head says something else than its last entry. */
  | 'HEAD_DIFFERS'
  /** The account has a head that counts entries, and none are there. */
  | 'ENTRIES_MISSING'
  /** Entries of an account that has no head. */
  | 'NO_HEAD'
  /** A root holds another chain value for this entry: it or one before it was changed since, and all after it computed anew. */
  | 'NOT_AS_ROOTED'
  /** A root holds an entry that is not there. */
  | 'ROOTED_MISSING';

export interface Fault {
  readonly kind: FaultKind;
  readonly accountId: string;
  readonly sequence: number;
}

export interface PartResult {
  readonly entries: number;
  readonly accounts: number;
  /** The first ones, in the order of accounts and entries. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

/** A part of the ledger: accounts after `after` (null: from the first) up to and with `upTo` (null: to the last). */
export interface Part {
  readonly url: string;
  /** Everybody reads the same moment (pg_export_snapshot). */
  readonly snapshot: string;
  readonly after: string | null;
  readonly upTo: string | null;
  /** Whether each entry a root ends an account with is compared with what the root holds. */
  readonly rooted: boolean;
}

const KEEP = 100;
/** So many accounts are compared with their heads by one statement. */
const HEADS_AT_ONCE = 2000;
const c = {
  ...{
    account: 0,
    sequence: 1,
    at: 2,
    minutes: 3,
    source: 4,
    policy: 5,
    approver: 6,
    record: 7,
    reverses: 8,
    county: 9,
  },
  ...{ salt: 10, commitment: 11, previous: 12, chain: 13, rooted: 14 },
} as const;
const COLUMNS = `e.account_id, e.sequence, e.at, e.minutes, e.source, e.policy_version, e.approver_account_id, e.record_id, e.reverses_sequence, e.county_code,
  e.salt, e.commitment, e.previous, e.chain`;

const selectOf = (part: Part): string =>
  `select ${COLUMNS}, ${part.rooted ? 'l.chain' : 'null::bytea'} from ledger_entry e
   ${part.rooted ? 'left join ledger_leaf l on l.account_id = e.account_id and l.sequence = e.sequence' : ''}
   where ${range('e.account_id', part)} order by e.account_id, e.sequence, e.at`;

interface End {
  readonly accountId: string;
  readonly sequence: number;
  readonly minutes: number;
  readonly chain: Buffer;
}

/**
 * Re-computes every entry of a part from its fields: commitment, link, order, and that the account's head holds the end and
 * the sum. Constant memory, one pass. Source: docs/ledger.md.
 */
export async function verifyPart(
  part: Part,
  onProgress: (entries: number) => void = () => undefined,
): Promise<PartResult> {
  const [entries, heads] = await Promise.all([openAt(part), openAt(part)]);
  try {
    const check = new Check(heads, part.after);
    let told = 0;
    await copyRows(entries, selectOf(part), 15, (row) => {
      check.entry(row);
      if (check.entries - told >= 50_000) {
        told = check.entries;
        onProgress(told);
      }
      return check.ends.length >= HEADS_AT_ONCE ? check.compareHeads(null) : null;
    });
    if (part.rooted) await check.findMissing(part);
    await check.finish(part.upTo);
    return check;
  } finally {
    await Promise.all([entries.end(), heads.end()]);
  }
}

async function openAt({ url, snapshot }: Part): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin transaction isolation level repeatable read read only');
  await client.query(`set transaction snapshot ${client.escapeLiteral(snapshot)}`);
  return client;
}

const uuid = (text: string): string => {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('Not an id.');
  return `'${text}'::uuid`;
};
const range = (column: string, { after, upTo }: Pick<Part, 'after' | 'upTo'>): string =>
  `${after ? `${column} > ${uuid(after)}` : 'true'} and ${upTo ? `${column} <= ${uuid(upTo)}` : 'true'}`;

class Check implements PartResult {
  entries = 0;
  accounts = 0;
  faults: Fault[] = [];
  faultCount = 0;
  /** Accounts read to their end and not yet compared with their heads. */
  ends: End[] = [];
  readonly #heads: pg.Client;
  readonly #commitment = new CommitmentCheck(c);
  readonly #account = Buffer.alloc(16);
  readonly #link = Buffer.concat([Buffer.from([1]), Buffer.alloc(64)]);
  #comparedTo: string | null;
  #accountId = '';
  #sequence = 0;
  #minutes = 0;
  #rooted = 0;
  #chain: Buffer = Buffer.alloc(32);

  constructor(heads: pg.Client, after: string | null) {
    this.#heads = heads;
    this.#comparedTo = after;
  }

  entry(row: CopiedRow): void {
    this.entries += 1;
    if (!this.#accountId || !row.is(c.account, this.#account)) this.#begin(row);
    const sequence = row.int(c.sequence);
    if (sequence === this.#sequence) this.#fault('DOUBLE', sequence);
    else if (sequence !== this.#sequence + 1) this.#fault('MISSING_BEFORE', sequence);
    else if (!row.is(c.previous, this.#chain)) this.#fault('UNLINKED', sequence);
    if (!row.isDigest(c.commitment, this.#commitment.commitmentOf(row))) this.#fault('ALTERED', sequence);
    row.write(c.previous, this.#link, 1, 32);
    row.write(c.commitment, this.#link, 33, 32);
    if (row.lengths[c.commitment] !== 32 || !row.isDigest(c.chain, hash('sha256', this.#link, 'latin1')))
      this.#fault('UNCHAINED', sequence);
    this.#sequence = sequence;
    this.#minutes += row.int(c.minutes);
    row.write(c.chain, this.#chain, 0, 32);
    if (row.isNull(c.rooted)) return;
    this.#rooted += 1;
    if (!row.is(c.rooted, this.#chain)) this.#fault('NOT_AS_ROOTED', sequence);
  }

  /** Entries that a root holds and that are gone: counted, and looked for only where the count differs. */
  async findMissing(part: Part): Promise<void> {
    const { rows: count } = await this.#heads.query<{ n: number }>(
      `select count(*)::float8 as n from ledger_leaf where ${range('account_id', part)}`,
    );
    if (count[0]?.n === this.#rooted) return;
    const { rows } = await this.#heads.query<{ id: string; sequence: number }>(
      `select l.account_id as id, l.sequence from ledger_leaf l where ${range('l.account_id', part)}
         and not exists (select from ledger_entry e where e.account_id = l.account_id and e.sequence = l.sequence) order by 1, 2 limit ${KEEP}`,
    );
    for (const { id, sequence } of rows) this.#faultOf('ROOTED_MISSING', id, sequence);
  }

  #begin(row: CopiedRow): void {
    this.#end();
    this.accounts += 1;
    row.write(c.account, this.#account, 0, 16);
    this.#accountId = this.#account.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    this.#sequence = 0;
    this.#minutes = 0;
    this.#chain = genesisOf(this.#accountId);
  }

  #end(): void {
    if (!this.#accountId) return;
    const { length } = this.ends;
    this.ends[length] = {
      ...{ accountId: this.#accountId, sequence: this.#sequence, minutes: this.#minutes },
      chain: Buffer.from(this.#chain),
    };
    this.#accountId = '';
  }

  /** Compares the accounts read so far with the heads of the same range, those without entries among them. */
  async compareHeads(upTo: string | null, isLast = false): Promise<void> {
    const ends = this.ends;
    this.ends = [];
    const to = isLast ? upTo : (ends.at(-1)?.accountId ?? null);
    const after = this.#comparedTo;
    this.#comparedTo = to;
    const { rows } = await this.#heads.query<{ id: string; sequence: number; minutes: number; chain: Buffer }>(
      `select account_id as id, sequence, minutes, chain from ledger_head
       where ${range('account_id', { after, upTo: to })} and (sequence > 0 or account_id = any($1::uuid[]) or chain <> sha256('\\x00'::bytea || uuid_send(account_id)))
       order by account_id`,
      [ends.map(({ accountId }) => accountId)],
    );
    const heads = new Map(rows.map((head) => [head.id, head]));
    for (const end of ends) {
      const head = heads.get(end.accountId);
      heads.delete(end.accountId);
      if (!head) this.#faultOf('NO_HEAD', end.accountId, end.sequence);
      else if (head.sequence !== end.sequence || head.minutes !== end.minutes || !head.chain.equals(end.chain))
        this.#faultOf('HEAD_DIFFERS', end.accountId, end.sequence);
    }
    for (const head of heads.values()) this.#faultOf('ENTRIES_MISSING', head.id, head.sequence);
  }

  async finish(upTo: string | null): Promise<void> {
    this.#end();
    await this.compareHeads(upTo, true);
    this.faults.sort((a, b) =>
      a.accountId < b.accountId ? -1 : a.accountId > b.accountId ? 1 : a.sequence - b.sequence,
    );
  }

  #fault(kind: FaultKind, sequence: number): void {
    this.#faultOf(kind, this.#accountId, sequence);
  }

  #faultOf(kind: FaultKind, accountId: string, sequence: number): void {
    this.faultCount += 1;
    if (this.faults.length < KEEP) this.faults.push({ kind, accountId, sequence });
  }
}
