import { Migration } from '@mikro-orm/migrations';

/**
 * 补录: time entered after the end from a signed paper, with the paper beside it (counter-rule b). Such a record may belong to
 * somebody who never signed up; every other one still hangs on the scans of a sign-up.
 */
export class M0320LateEntries extends Migration {
  override up(): void {
    this.addSql(`create table late_entry (
      id uuid primary key,
      activity_id uuid not null references activity (id),
      opening_id uuid not null references opening (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      -- The photo of the signed sheet; gone when its term is over or nobody it proves anything of is left.
      file_id uuid references stored_file (id),
      released_at timestamptz(3),
      reason text not null check (reason <> ''),
      entered_by uuid not null references account (id),
      entered_at timestamptz(3) not null,
      constraint late_entry_proven check ((file_id is null) = (released_at is not null))
    )`);
    // One paper proves one batch: what is taken back here is missed nowhere else.
    this.addSql(`create unique index late_entry_file on late_entry (file_id) where file_id is not null`);
    this.addSql(`create index late_entry_of_activity on late_entry (activity_id, entered_at, id)`);
    this.addSql(`create index late_entry_held on late_entry (entered_at) where file_id is not null`);
    this.addSql(`create function keep_late_entry() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.released_at is not null and new.file_id is not null
          or new.file_id is distinct from old.file_id and new.file_id is not null
          or (new.id, new.activity_id, new.opening_id, new.unit_id, new.county_code, new.entered_by, new.entered_at)
            is distinct from (old.id, old.activity_id, old.opening_id, old.unit_id, old.county_code, old.entered_by, old.entered_at)
        then raise exception 'a late entry is evidence: it is released, never rewritten'; end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger late_entry_kept before update or delete on late_entry for each row execute function keep_late_entry()`,
    );
    this.addSql(
      `create trigger late_entry_no_truncate before truncate on late_entry for each statement execute function refuse_change()`,
    );
    this.addSql(`alter table service_record
      alter column sign_up_id drop not null,
      add column late_entry_id uuid references late_entry (id),
      drop constraint service_record_source_check,
      add constraint service_record_source_check check (source in ('SCAN', 'PROXY', 'STATED', 'OFFLINE', 'LATE')),
      add constraint service_record_late_proven check ((source = 'LATE') = (late_entry_id is not null)),
      add constraint service_record_attended check (sign_up_id is not null or late_entry_id is not null)`);
    this.addSql(`create index service_record_late on service_record (late_entry_id) where late_entry_id is not null`);
    // Who is recorded in an activity approves nobody's hours of it: what waits there is looked through when she comes to be.
    this.addSql(`create index service_record_waiting_there on service_record (activity_id) where state = 'PROPOSED'`);
  }
}
