import { Migration } from '@mikro-orm/migrations';

/** Guards shared by every later table: append-only, immutable county code, outbox, audit. */
export class M0001Platform extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists btree_gist`);

    // Append-only tables refuse change even from their owner (architecture: append-only by privilege and trigger).
    this.addSql(`create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'append-only table %', tg_table_name using errcode = '42501'; end $$`);
    // Counties merge and people cross them: a row keeps the county code it was made under (rules §5, AT-11).
    this.addSql(`create function keep_county_code() returns trigger language plpgsql as $$
      begin
        if new.county_code is distinct from old.county_code then
          raise exception 'county_code of % is immutable', tg_table_name using errcode = '23514';
        end if;
        return new;
      end $$`);

    this.addSql(`create table outbox_event (
      id bigint generated always as identity primary key,
      type text not null,
      payload jsonb not null,
      created_at timestamptz(3) not null default now(),
      attempts smallint not null default 0,
      next_attempt_at timestamptz(3) not null default now(),
      delivered_at timestamptz(3),
      last_error text
    )`);
    this.addSql(`create index outbox_event_waiting on outbox_event (next_attempt_at, id) where delivered_at is null`);

    this.addSql(`create table audit_entry (
      id uuid not null,
      at timestamptz(3) not null default now(),
      action text not null,
      outcome text not null check (outcome in ('DONE', 'REFUSED')),
      actor_account_id uuid,
      app text,
      unit_id uuid,
      county_code char(6),
      entity_type text,
      entity_id uuid,
      changes jsonb not null default '[]',
      reasons jsonb,
      ip inet,
      request_id text,
      primary key (id, at)
    ) partition by range (at)`);
    this.addSql(`create table audit_entry_other partition of audit_entry default`);
    for (let year = 2026; year <= 2031; year += 1) {
      this.addSql(
        `create table audit_entry_${year} partition of audit_entry for values from ('${year}-01-01') to ('${year + 1}-01-01')`,
      );
    }
    this.addSql(`create index audit_entry_recent on audit_entry (at desc, id desc)`);
    this.addSql(`create index audit_entry_county on audit_entry (county_code, at desc, id desc)`);
    this.addSql(`create index audit_entry_entity on audit_entry (entity_id, at desc)`);
    this.addSql(`create index audit_entry_actor on audit_entry (actor_account_id, at desc)`);
    this.addSql(
      `create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_change()`,
    );
    this.addSql(
      `create trigger audit_entry_no_truncate before truncate on audit_entry for each statement execute function refuse_change()`,
    );

    this.addSql(`create table stored_file (
      id uuid primary key,
      storage_key text not null unique,
      media_type text not null,
      bytes integer not null check (bytes > 0),
      sha256 bytea not null,
      uploaded_by uuid not null,
      county_code char(6) not null,
      created_at timestamptz(3) not null default now()
    )`);
  }
}
