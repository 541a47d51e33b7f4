import { Migration } from '@mikro-orm/migrations';

/** Service records (令67 §7), the append-only ledger and its heads, the in-app inbox. */
export class M0005Hours extends Migration {
  override up(): void {
    this.addSql(`create table service_record (
      id uuid primary key,
      sign_up_id uuid not null references sign_up (id),
      volunteer_id uuid not null references volunteer (id),
      activity_id uuid not null references activity (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      privacy_class text not null,
      activity_name text not null,
      service_date date not null,
      place text not null,
      content text not null,
      organiser text not null,
      person_in_charge text not null,
      minutes integer not null check (minutes between 0 and 1440),
      started_at timestamptz(3) not null,
      ended_at timestamptz(3) not null,
      source text not null check (source in ('SCAN', 'PROXY', 'STATED')),
      policy_version text not null,
      state text not null check (state in ('PROPOSED', 'RETURNED', 'APPROVED')),
      proposed_by uuid not null references account (id),
      scanned_by uuid[] not null default '{}',
      holder_unit_id uuid not null references unit (id),
      held_since timestamptz(3) not null default now(),
      approved_by uuid references account (id),
      approved_at timestamptz(3),
      return_reason text,
      note text,
      version integer not null default 1,
      created_at timestamptz(3) not null default now(),
      check (ended_at >= started_at),
      check (approved_by is null or approved_by <> all (scanned_by)),
      check (approved_by is null or approved_by <> proposed_by),
      check (state <> 'APPROVED' or (approved_by is not null and approved_at is not null))
    )`);
    this.addSql(`create unique index service_record_of_sign_up on service_record (sign_up_id)`);
    this.addSql(`create index service_record_mine on service_record (volunteer_id, started_at desc, id desc)`);
    this.addSql(
      `create index service_record_queue on service_record (holder_unit_id, held_since, id) where state = 'PROPOSED'`,
    );
    this.addSql(`create index service_record_county on service_record (county_code, state, held_since, id)`);
    this.addSql(`create index service_record_unit on service_record (unit_id, state, held_since, id)`);
    this.addSql(`create index service_record_latest on service_record (held_since, id)`);
    this.addSql(`create index service_record_recent on service_record (state, held_since, id)`);
    this.addSql(
      `create trigger service_record_county before update on service_record for each row execute function keep_county_code()`,
    );

    // A person may come to own several accounts when duplicates merge; chains are never joined.
    this.addSql(`create table ledger_account (
      id uuid primary key,
      volunteer_id uuid not null references volunteer (id),
      county_code char(6) not null,
      opened_at timestamptz(3) not null default now(),
      closed_at timestamptz(3)
    )`);
    this.addSql(`create index ledger_account_of on ledger_account (volunteer_id)`);
    // One account takes new entries; those of merged duplicates are closed and keep theirs.
    this.addSql(`create unique index ledger_account_open on ledger_account (volunteer_id) where closed_at is null`);
    this.addSql(`create table ledger_head (
      account_id uuid primary key references ledger_account (id),
      sequence integer not null default 0,
      minutes integer not null default 0 check (minutes >= 0)
    ) with (fillfactor = 70)`);
    // Personal text never enters: commitment = HMAC over (salt, fixed fields); unique (account, sequence) per partition.
    this.addSql(`create table ledger_entry (
      account_id uuid not null,
      sequence integer not null check (sequence > 0),
      at timestamptz(3) not null,
      minutes integer not null check (minutes <> 0),
      source text not null,
      policy_version text not null,
      approver_account_id uuid not null,
      record_id uuid not null,
      reverses_sequence integer,
      county_code char(6) not null,
      salt bytea not null,
      commitment bytea not null,
      primary key (account_id, sequence, at)
    ) partition by range (at)`);
    this.addSql(`create table ledger_entry_other partition of ledger_entry default`);
    this.addSql(`create unique index on ledger_entry_other (account_id, sequence)`);
    for (let year = 2026; year <= 2031; year += 1) {
      this.addSql(
        `create table ledger_entry_${year} partition of ledger_entry for values from ('${year}-01-01') to ('${year + 1}-01-01')`,
      );
      this.addSql(`create unique index on ledger_entry_${year} (account_id, sequence)`);
    }
    this.addSql(`create index ledger_entry_of_record on ledger_entry (record_id)`);
    this.addSql(
      `create trigger ledger_entry_append_only before update or delete on ledger_entry for each row execute function refuse_change()`,
    );
    this.addSql(
      `create trigger ledger_entry_no_truncate before truncate on ledger_entry for each statement execute function refuse_change()`,
    );

    this.addSql(`create table message (
      id uuid primary key,
      account_id uuid not null references account (id),
      kind text not null,
      title text not null,
      body text not null,
      link text,
      event_id bigint,
      read_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      unique (account_id, event_id, kind)
    )`);
    this.addSql(`create index message_inbox on message (account_id, created_at desc, id desc)`);
    this.addSql(`create table sms_delivery (
      id uuid primary key,
      message_id uuid references message (id),
      phone_cipher text not null,
      state text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED')),
      attempts smallint not null default 0,
      last_error text,
      created_at timestamptz(3) not null default now(),
      sent_at timestamptz(3)
    )`);
  }
}
