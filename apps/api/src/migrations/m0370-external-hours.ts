import { Migration } from '@mikro-orm/migrations';

/**
 * 外平台时长: what volunteers served by other platforms' count (counter-rule f). A table of its own, of which no ledger knows:
 * shown, never counted.
 */
export class M0370ExternalHours extends Migration {
  override up(): void {
    this.addSql(`create table external_import (
      id uuid primary key,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      platform text not null check (platform <> ''),
      created_by uuid not null references account (id),
      file_id uuid references stored_file (id) on delete set null,
      file_name text not null,
      -- The file itself goes after a day; whoever keeps it can show by this that it was the one.
      file_hash bytea not null,
      state text not null check (state in ('READING', 'CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'UNDONE', 'FAILED', 'DISCARDED')),
      include_suspects boolean not null default false,
      total integer not null default 0,
      done integer not null default 0,
      failure jsonb,
      attempts smallint not null default 0,
      stepped_at timestamptz(3),
      returned_file_id uuid references stored_file (id) on delete set null,
      version integer not null default 1,
      created_at timestamptz(3) not null,
      finished_at timestamptz(3),
      undone_by uuid references account (id),
      undone_at timestamptz(3),
      undo_reason text check (undo_reason <> ''),
      check ((state = 'UNDONE') = (undone_at is not null) and (undone_at is null) = (undone_by is null)
        and (undone_at is null) = (undo_reason is null))
    )`);
    this.addSql(`create index external_import_recent on external_import (created_at desc, id desc)`);
    this.addSql(`create index external_import_county on external_import (county_code, created_at desc, id desc)`);
    this.addSql(
      `create index external_import_waiting on external_import (created_at) where state in ('READING', 'CHECKING', 'IMPORTING')`,
    );
    this.addSql(
      `create trigger external_import_county before update on external_import for each row execute function keep_county_code()`,
    );
    // A row by its terms as the file had it, sealed; forgotten after its term.
    this.addSql(`create table external_import_row (
      import_id uuid not null references external_import (id),
      row_no integer not null,
      terms_cipher text,
      verdict text check (verdict in ('READY', 'SUSPECT', 'KNOWN', 'BAD', 'IMPORTED')),
      reasons jsonb not null default '[]',
      volunteer_id uuid references volunteer (id),
      number_hash bytea,
      primary key (import_id, row_no)
    )`);
    this.addSql(`create index external_import_row_verdict on external_import_row (import_id, verdict, row_no)`);
    this.addSql(
      `create index external_import_row_volunteer on external_import_row (volunteer_id) where volunteer_id is not null`,
    );
    this.addSql(`create table external_hours (
      id uuid primary key,
      import_id uuid not null references external_import (id),
      row_no integer not null,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      volunteer_id uuid not null references volunteer (id),
      platform text not null,
      number text not null check (number <> ''),
      title text not null check (title <> ''),
      organiser text not null,
      service_date date not null,
      last_date date not null check (last_date >= service_date),
      during tstzrange,
      minutes integer not null check (minutes > 0),
      evidence text not null,
      imported_at timestamptz(3) not null,
      undone_at timestamptz(3)
    )`);
    // Imported twice it is one: a platform gives a number once to a service of a person.
    this.addSql(
      `create unique index external_hours_once on external_hours (volunteer_id, platform, number) where undone_at is null`,
    );
    this.addSql(`create index external_hours_number on external_hours (platform, number) where undone_at is null`);
    this.addSql(`create index external_hours_import on external_hours (import_id)`);
    this.addSql(`create index external_hours_recent on external_hours (imported_at desc, id desc)`);
    this.addSql(`create index external_hours_county on external_hours (county_code, imported_at desc, id desc)`);
    this.addSql(
      `create trigger external_hours_county before update on external_hours for each row execute function keep_county_code()`,
    );
    this.addSql(
      `create trigger external_hours_follow_merge before insert on external_hours for each row execute function follow_merge()`,
    );
  }
}
