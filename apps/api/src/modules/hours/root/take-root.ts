import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { EMPTY_TREE } from './merkle.ts';
import type { RootKey } from './root-key.ts';
import { digestOf, NO_PREVIOUS, type RootStatement, textOf } from './root-statement.ts';

/** One transaction: the worker's, or that of the tool. */
export interface RootDb {
  rows<T extends Record<string, unknown>>(query: Fragment): Promise<T[]>;
}

/**
 * Gathers the ends of all accounts into one root, signed. What was appended before it began is in it, what comes later in the
 * next; nobody who appends waits for it. Only leaves and nodes that changed are written (docs/ledger.md, ADR 9).
 */
export async function takeRoot(db: RootDb, key: RootKey, at: Date): Promise<RootStatement> {
  await oneAtATime(db);
  const [last] = await db.rows<{ number: number; statement: string }>(
    sql`select number, statement from ledger_root order by number desc limit 1`,
  );
  const number = (last?.number ?? 0) + 1;
  await writeLeaves(db, number);
  const [size] = await db.rows<{ accounts: number; entries: number }>(
    sql`select count(*)::int as accounts, coalesce(sum(sequence), 0)::float8 as entries from ledger_seat`,
  );
  const { accounts = 0, entries = 0 } = size ?? {};
  const top = await writeNodes(db, number, accounts);
  const [root] = await db.rows<{ hash: Buffer }>(
    sql`select hash from ledger_node where level = ${top} and place = 0 order by root_number desc limit 1`,
  );
  const previous = last ? digestOf(last.statement) : NO_PREVIOUS;
  const tree = root?.hash ?? EMPTY_TREE;
  const statement: RootStatement = { number, at, accounts, entries, tree, previous, key: key.publicKey };
  const text = textOf(statement);
  await db.rows(sql`insert into ledger_root (number, at, accounts, entries, tree, previous, key, statement, signature)
    values (${number}, ${at}, ${accounts}, ${entries}, ${tree}, ${previous}, ${key.publicKey}, ${text}, ${key.sign(text)})`);
  return statement;
}

/** The root of the day that `at` lies in, unless the day has one; null then. Asked again and again, it takes one. */
export async function takeRootOfDay(db: RootDb, key: RootKey, at: Date): Promise<RootStatement | null> {
  // Whoever waited here sees what the other took.
  await oneAtATime(db);
  const [there] = await db.rows(sql`select 1 as there from ledger_root where at >= ${midnightBefore(at)} limit 1`);
  return there ? null : takeRoot(db, key, at);
}

const DAY = 86_400_000;
/** Beijing is eight hours ahead, all the year. */
const AHEAD = 8 * 3_600_000;
const midnightBefore = (at: Date): Date => new Date(Math.floor((at.getTime() + AHEAD) / DAY) * DAY - AHEAD);

const oneAtATime = (db: RootDb): Promise<unknown> =>
  db.rows(sql`select pg_advisory_xact_lock(hashtext('ledger_root'))`);

/** A seat for whoever has none, and a leaf for every account that went on since its last: one statement sees one moment. */
async function writeLeaves(db: RootDb, number: number): Promise<void> {
  await db.rows(sql`with moved as (
      select h.account_id, h.sequence, h.chain, s.seat from ledger_head h left join ledger_seat s on s.account_id = h.account_id
        where h.sequence > 0 and s.sequence is distinct from h.sequence
    ), seated as (
      select account_id, sequence, chain,
        coalesce(seat, (select coalesce(max(seat), -1) from ledger_seat)::int + row_number() over (partition by seat is null order by account_id)::int) as seat
      from moved
    ), kept as (
      insert into ledger_seat (account_id, seat, sequence) select account_id, seat, sequence from seated
        on conflict (account_id) do update set sequence = excluded.sequence
    ), leaves as (
      insert into ledger_leaf (seat, root_number, account_id, sequence, chain)
        select seat, ${number}::int, account_id, sequence, chain from seated
    )
    insert into ledger_node (level, place, root_number, hash)
      select 0, seat, ${number}::int, sha256('\\x02'::bytea || uuid_send(account_id) || int4send(sequence) || chain) from seated`);
}

/** Level by level, what stands over a changed place; one left over moves up as it is (RFC 6962 §2.1). Answers the root's level. */
async function writeNodes(db: RootDb, number: number, accounts: number): Promise<number> {
  let level = 0;
  for (let width = accounts; width > 1; width = Math.ceil(width / 2)) {
    level += 1;
    await db.rows(sql`insert into ledger_node (level, place, root_number, hash)
      select ${level}::int, changed.place, ${number}::int, case when r.hash is null then l.hash else sha256('\\x03'::bytea || l.hash || r.hash) end
      from (select distinct place / 2 as place from ledger_node where level = ${level - 1}::int and root_number = ${number}::int) changed
      cross join lateral (select n.hash from ledger_node n where n.level = ${level - 1}::int and n.place = changed.place * 2
        order by n.root_number desc limit 1) l
      left join lateral (select n.hash from ledger_node n where n.level = ${level - 1}::int and n.place = changed.place * 2 + 1
        order by n.root_number desc limit 1) r on true`);
  }
  return level;
}
