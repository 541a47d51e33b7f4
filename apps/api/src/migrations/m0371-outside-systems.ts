import { Migration } from '@mikro-orm/migrations';

/**
 * Systems our records must also go into (条例 §19, 令67 §4): which of them stands there under which number, and what was handed
 * over and not acknowledged yet. Whether a record is in, and whether both say the same, follows from these rows and the
 * record as it is now: a correction of ours shows as a difference by itself.
 */
export class M0371OutsideSystems extends Migration {
  override up(): void {
    this.addSql(`create table outside_system (
      id uuid primary key,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      name text not null check (name <> ''),
      adapter text not null check (adapter in ('FILE')),
      since date not null,
      answer_days integer not null check (answer_days between 1 and 90),
      opened_by uuid not null references account (id),
      opened_at timestamptz(3) not null,
      ended_by uuid references account (id),
      ended_at timestamptz(3),
      version integer not null default 1,
      check ((ended_at is null) = (ended_by is null))
    )`);
    this.addSql(`create unique index outside_system_once on outside_system (unit_id, name) where ended_at is null`);
    this.addSql(`create index outside_system_recent on outside_system (opened_at desc, id desc)`);
    this.addSql(
      `create trigger outside_system_county before update on outside_system for each row execute function keep_county_code()`,
    );
    this.addSql(`create table outside_entry (
      system_id uuid not null references outside_system (id),
      record_id uuid not null references service_record (id),
      county_code char(6) not null,
      number text not null check (number <> ''),
      minutes integer not null check (minutes > 0),
      noted_by uuid not null references account (id),
      noted_at timestamptz(3) not null,
      -- The minutes of ours a person said may differ from theirs, and why: other minutes of ours are a difference again.
      accepted_minutes integer,
      accepted_by uuid references account (id),
      accepted_at timestamptz(3),
      accept_reason text check (accept_reason <> ''),
      version integer not null default 1,
      primary key (system_id, record_id),
      check ((accepted_minutes is null) = (accepted_by is null) and (accepted_minutes is null) = (accepted_at is null)
        and (accepted_minutes is null) = (accept_reason is null))
    )`);
    this.addSql(`create unique index outside_entry_number on outside_entry (system_id, number)`);
    this.addSql(`create index outside_entry_record on outside_entry (record_id)`);
    this.addSql(
      `create trigger outside_entry_county before update on outside_entry for each row execute function keep_county_code()`,
    );
    this.addSql(`create table outside_batch (
      id uuid primary key,
      system_id uuid not null references outside_system (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      number integer not null,
      state text not null check (state in ('WAITING', 'SENT', 'ANSWERING', 'ANSWERED', 'FAILED', 'CLOSED')),
      records integer not null,
      made_by uuid not null references account (id),
      made_at timestamptz(3) not null,
      attempts smallint not null default 0,
      next_at timestamptz(3) not null,
      sent_at timestamptz(3),
      due_at timestamptz(3),
      alarmed_at timestamptz(3),
      answered_at timestamptz(3),
      sheet_file_id uuid references stored_file (id) on delete set null,
      json_file_id uuid references stored_file (id) on delete set null,
      answer_file_id uuid references stored_file (id) on delete set null,
      answered_by uuid references account (id),
      -- What came of the last answer: counts, and the rows that could not be taken with their reasons.
      answer jsonb,
      version integer not null default 1,
      unique (system_id, number)
    )`);
    this.addSql(
      `create index outside_batch_at_work on outside_batch (next_at) where state in ('WAITING', 'ANSWERING')`,
    );
    this.addSql(`create index outside_batch_unanswered on outside_batch (due_at) where state = 'SENT'`);
    this.addSql(
      `create trigger outside_batch_county before update on outside_batch for each row execute function keep_county_code()`,
    );
    this.addSql(`create table outside_batch_line (
      batch_id uuid not null references outside_batch (id),
      position integer not null,
      record_id uuid not null references service_record (id),
      minutes integer not null,
      primary key (batch_id, position)
    )`);
    this.addSql(`create unique index outside_batch_line_record on outside_batch_line (record_id, batch_id)`);
  }
}
