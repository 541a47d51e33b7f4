import { Migration } from '@mikro-orm/migrations';

/** How a unit counts minutes, by the day of service. Records name the version they were counted under, so none changes or goes. */
export class M0330HoursPolicies extends Migration {
  override up(): void {
    this.addSql(`create table hours_policy (
      id uuid primary key,
      version text not null unique check (version = 'local-' || id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      valid_from date not null,
      clock_start text not null check (clock_start in ('SHIFT', 'CHECK_IN')),
      minimum_presence integer not null check (minimum_presence between 0 and 100),
      unit_minutes integer not null check (unit_minutes between 1 and 60),
      least_minutes integer not null check (least_minutes between 0 and 60),
      reason text not null check (reason <> ''),
      set_by uuid not null references account (id),
      set_at timestamptz(3) not null,
      withdrawn_by uuid references account (id),
      withdrawn_at timestamptz(3),
      withdraw_reason text check (withdraw_reason <> ''),
      check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdraw_reason is null)),
      check ((set_at at time zone 'Asia/Shanghai')::date < valid_from),
      check ((withdrawn_at at time zone 'Asia/Shanghai')::date < valid_from)
    )`);
    // Of two set at the same moment for one day one holds. Reading a unit's rule of a day goes by this index.
    this.addSql(
      `create unique index hours_policy_once_a_day on hours_policy (unit_id, valid_from) where withdrawn_at is null`,
    );
    this.addSql(`create index hours_policy_of_unit on hours_policy (unit_id, set_at desc, id desc)`);
    this.addSql(`create function keep_hours_policy() returns trigger language plpgsql as $$
      begin
        if old.withdrawn_at is not null or new.withdrawn_at is null
          or (to_jsonb(new) - array['withdrawn_by', 'withdrawn_at', 'withdraw_reason']) <> (to_jsonb(old) - array['withdrawn_by', 'withdrawn_at', 'withdraw_reason']) then
          raise exception 'a rule of counting is only withdrawn, once' using errcode = '42501';
        end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger hours_policy_only_withdrawn before update on hours_policy for each row execute function keep_hours_policy()`,
    );
    this.addSql(
      `create trigger hours_policy_county before update on hours_policy for each row execute function keep_county_code()`,
    );
    this.addSql(
      `create trigger hours_policy_never_deleted before delete on hours_policy for each row execute function refuse_change()`,
    );
    this.addSql(
      `create trigger hours_policy_no_truncate before truncate on hours_policy for each statement execute function refuse_change()`,
    );
  }
}
