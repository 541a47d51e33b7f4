import { Migration } from '@mikro-orm/migrations';

/** Pairs of registrations that may be one person, found by the worker; whoever looked and found two people is remembered. */
export class M0111Duplicates extends Migration {
  override up(): void {
    this.addSql(`create table likely_duplicate (
      id uuid primary key,
      one_id uuid not null references volunteer (id),
      other_id uuid not null references volunteer (id),
      reasons text[] not null,
      found_at timestamptz(3) not null default now(),
      dismissed_by uuid references account (id),
      dismissed_at timestamptz(3),
      dismiss_reason text,
      constraint likely_duplicate_once unique (one_id, other_id),
      check (one_id < other_id),
      check ((dismissed_by is null) = (dismissed_at is null)),
      check (dismissed_by is null or dismiss_reason is not null)
    )`);
    this.addSql(`create index likely_duplicate_queue on likely_duplicate (found_at, id) where dismissed_at is null`);
    this.addSql(`create index likely_duplicate_other on likely_duplicate (other_id)`);
  }
}
