import { Migration } from '@mikro-orm/migrations';

const kept = (table: string): string[] => [
  `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
  `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
];

/**
 * Once a day one value holds the ends of all ledger accounts, is signed and taken outside (ADR 9). Each account has a seat for
 * good; a leaf or node is written again only when it changed, so that a day costs what changed that day.
 */
export class M0300LedgerRoots extends Migration {
  override up(): void {
    this.addSql(`create table ledger_root (
      number integer primary key check (number > 0),
      at timestamptz(3) not null,
      accounts integer not null check (accounts >= 0),
      entries bigint not null check (entries >= 0),
      tree bytea not null check (length(tree) = 32),
      previous bytea not null check (length(previous) = 32),
      key bytea not null check (length(key) = 32),
      statement text not null,
      signature bytea not null check (length(signature) = 64)
    )`);
    this.addSql(`create index ledger_root_at on ledger_root (at)`);
    // Where an account sits, and up to which entry the last root holds it.
    this.addSql(`create table ledger_seat (
      account_id uuid primary key references ledger_account (id),
      seat integer not null unique check (seat >= 0),
      sequence integer not null check (sequence > 0)
    ) with (fillfactor = 80)`);
    // No foreign key to the root, which is written last: checking two million of them would be half of the first root's time.
    this.addSql(`create table ledger_leaf (
      seat integer not null check (seat >= 0),
      root_number integer not null check (root_number > 0),
      account_id uuid not null,
      sequence integer not null check (sequence > 0),
      chain bytea not null check (length(chain) = 32),
      primary key (seat, root_number)
    )`);
    this.addSql(`create unique index ledger_leaf_entry on ledger_leaf (account_id, sequence)`);
    this.addSql(`create table ledger_node (
      level smallint not null check (level between 0 and 40),
      place integer not null check (place >= 0),
      root_number integer not null check (root_number > 0),
      hash bytea not null check (length(hash) = 32),
      primary key (level, place, root_number)
    )`);
    // Rows lie in the order of roots, so that a root finds its own again by a few pages.
    this.addSql(`create index ledger_node_root on ledger_node using brin (root_number) with (autosummarize = on)`);
    for (const table of ['ledger_root', 'ledger_leaf', 'ledger_node'])
      for (const statement of kept(table)) this.addSql(statement);
    // Where each root was taken to, and whether it arrived there.
    this.addSql(`create table ledger_root_copy (
      root_number integer not null references ledger_root (number),
      target text not null check (target in ('FILE', 'WEBHOOK')),
      copied_at timestamptz(3),
      attempts integer not null default 0,
      next_attempt_at timestamptz(3) not null default now(),
      fault text,
      primary key (root_number, target)
    )`);
  }
}
