import { Migration } from '@mikro-orm/migrations';

/** Moving in and out: spreadsheets (sealed, with a term), imports of volunteers with their rows, exports. */
export class M0030Moving extends Migration {
  override up(): void {
    // A spreadsheet full of people is sealed where it lies, has a name to be downloaded by, and goes after its term.
    this.addSql(`alter table stored_file add column sealed boolean not null default false`);
    this.addSql(`alter table stored_file add column file_name text`);
    this.addSql(`alter table stored_file add column expires_at timestamptz(3)`);
    this.addSql(`create index stored_file_expiring on stored_file (expires_at) where expires_at is not null`);

    this.addSql(`create table volunteer_import (
      id uuid primary key,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      team_id uuid references team (id),
      created_by uuid not null references account (id),
      file_id uuid references stored_file (id) on delete set null,
      file_name text not null,
      file_hash bytea not null,
      state text not null check (state in ('READING', 'MAPPING', 'CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'FAILED', 'DISCARDED')),
      head_row integer,
      file_columns jsonb not null default '[]',
      mapping jsonb not null default '[]',
      village_code text references division (code),
      include_suspects boolean not null default false,
      total integer not null default 0,
      done integer not null default 0,
      failure jsonb,
      attempts smallint not null default 0,
      stepped_at timestamptz(3),
      returned_file_id uuid references stored_file (id) on delete set null,
      version integer not null default 1,
      created_at timestamptz(3) not null default now(),
      committed_at timestamptz(3),
      finished_at timestamptz(3)
    )`);
    this.addSql(`create index volunteer_import_mine on volunteer_import (created_by, created_at desc, id desc)`);
    this.addSql(
      `create index volunteer_import_waiting on volunteer_import (created_at) where state in ('READING', 'CHECKING', 'IMPORTING')`,
    );
    this.addSql(`create index volunteer_import_file on volunteer_import (created_by, file_hash)`);
    this.addSql(
      `create trigger volunteer_import_county before update on volunteer_import for each row execute function keep_county_code()`,
    );
    // The row as it stood in the file, sealed; forgotten after its term. The indexes are keyed digests.
    this.addSql(`create table volunteer_import_row (
      import_id uuid not null references volunteer_import (id),
      row_no integer not null,
      cells_cipher text,
      verdict text check (verdict in ('READY', 'SUSPECT', 'BAD', 'IMPORTED')),
      reasons jsonb not null default '[]',
      id_index bytea,
      person_index bytea,
      volunteer_id uuid references volunteer (id),
      primary key (import_id, row_no)
    )`);
    this.addSql(`create index volunteer_import_row_verdict on volunteer_import_row (import_id, verdict, row_no)`);
    this.addSql(
      `create index volunteer_import_row_volunteer on volunteer_import_row (volunteer_id) where volunteer_id is not null`,
    );
    this.addSql(`create table volunteer_import_mapping (
      unit_id uuid not null references unit (id),
      head_hash bytea not null,
      mapping jsonb not null,
      saved_at timestamptz(3) not null default now(),
      primary key (unit_id, head_hash)
    )`);

    this.addSql(`create table data_export (
      id uuid primary key,
      kind text not null check (kind in ('VOLUNTEERS', 'ROSTER', 'RECORDS', 'ACTIVITIES')),
      requested_by uuid not null references account (id),
      unit_id uuid references unit (id),
      county_code char(6) not null,
      wanted_cipher text not null,
      state text not null default 'WAITING' check (state in ('WAITING', 'READY', 'FAILED')),
      rows integer,
      file_id uuid references stored_file (id) on delete set null,
      attempts smallint not null default 0,
      created_at timestamptz(3) not null default now(),
      finished_at timestamptz(3)
    )`);
    this.addSql(`create index data_export_mine on data_export (requested_by, created_at desc, id desc)`);
    this.addSql(`create index data_export_waiting on data_export (created_at) where state = 'WAITING'`);
    this.addSql(
      `create trigger data_export_county before update on data_export for each row execute function keep_county_code()`,
    );
  }
}
