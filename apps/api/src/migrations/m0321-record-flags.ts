import { Migration } from '@mikro-orm/migrations';

/**
 * 异常核查: what looks wrong about a record keeps it from being approved until a person on record resolves it (counter-rule c).
 * The open codes stand on the record itself, where whoever locks it sees them, and where the database holds the rule.
 */
export class M0321RecordFlags extends Migration {
  override up(): void {
    this.addSql(`alter table service_record
      add column open_flags text[] not null default '{}',
      add constraint service_record_flags_resolved check (state <> 'APPROVED' or open_flags = '{}')`);
    this.addSql(`create table record_flag (
      id uuid primary key,
      record_id uuid not null references service_record (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      code text not null check (code in ('LATE_ENTRY', 'NO_SIGN_UP', 'OVER_8_HOURS', 'OVER_12_HOURS', 'OVERLAP', 'FAR_APART')),
      -- What was found, as figures: no names, no text a person wrote.
      facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object' and octet_length(facts::text) <= 500),
      raised_at timestamptz(3) not null,
      resolution text check (resolution in ('CLEARED', 'CONFIRMED', 'LAPSED')),
      resolved_at timestamptz(3),
      resolved_by uuid references account (id),
      reason text,
      constraint record_flag_resolved_whole check ((resolution is null) = (resolved_at is null)),
      -- A person resolves it and says why; only what new times made untrue ends by itself, and says so.
      constraint record_flag_by_a_person check ((coalesce(resolution, 'LAPSED') = 'LAPSED') = (resolved_by is null)
        and (resolved_by is null) = (reason is null))
    )`);
    this.addSql(`create unique index record_flag_open on record_flag (record_id, code) where resolution is null`);
    this.addSql(`create index record_flag_of_record on record_flag (record_id, raised_at, id)`);
    this.addSql(`create index record_flag_recent on record_flag (raised_at desc, id desc)`);
    this.addSql(`create index record_flag_county on record_flag (county_code, raised_at desc, id desc)`);
    this.addSql(`create index record_flag_unit on record_flag (unit_id, raised_at desc, id desc)`);
    this.addSql(`create function keep_record_flag() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE'
          or (new.id, new.record_id, new.unit_id, new.county_code, new.code, new.raised_at)
            is distinct from (old.id, old.record_id, old.unit_id, old.county_code, old.code, old.raised_at)
          or old.resolution is not null and (new.facts, new.resolution, new.resolved_at, new.resolved_by)
            is distinct from (old.facts, old.resolution, old.resolved_at, old.resolved_by)
        then raise exception 'a flag is resolved once and never rewritten'; end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger record_flag_kept before update or delete on record_flag for each row execute function keep_record_flag()`,
    );
    this.addSql(
      `create trigger record_flag_no_truncate before truncate on record_flag for each statement execute function refuse_change()`,
    );
  }
}
