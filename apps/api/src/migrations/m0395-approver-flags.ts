import { Migration } from '@mikro-orm/migrations';

/**
 * 审核过快: an approver whose day went by in seconds, for somebody of the unit above to look into (rules §2, counter-rule c). One a day
 * and account; resolved once, by another person, with a reason.
 */
export class M0395ApproverFlags extends Migration {
  override up(): void {
    this.addSql(`create table approver_flag (
      id uuid primary key,
      account_id uuid not null references account (id),
      day date not null,
      -- Where her right to approve stands highest: only a right above it resolves.
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      records integer not null check (records > 0),
      -- Half of them took so many seconds or less.
      seconds numeric(6, 1) not null check (seconds >= 0),
      raised_at timestamptz(3) not null,
      resolution text check (resolution in ('EXPLAINED', 'LOOK_AGAIN')),
      resolved_at timestamptz(3),
      resolved_by uuid references account (id),
      reason text,
      unique (account_id, day),
      constraint approver_flag_resolved_whole check ((resolution is null) = (resolved_at is null) and (resolution is null) = (resolved_by is null)
        and (resolution is null) = (reason is null)),
      constraint approver_flag_by_another check (resolved_by is null or resolved_by <> account_id)
    )`);
    this.addSql(`create index approver_flag_recent on approver_flag (raised_at desc, id desc)`);
    this.addSql(`create index approver_flag_county on approver_flag (county_code, raised_at desc, id desc)`);
    this.addSql(`create index approver_flag_unit on approver_flag (unit_id, raised_at desc, id desc)`);
    // A day of all approvals is found by it; it is small, and costs an approval next to nothing.
    this.addSql(
      `create index service_record_approved_at on service_record using brin (approved_at) with (autosummarize = on)`,
    );
    // The reason alone may be taken out later, with the person it names.
    this.addSql(`create function keep_approver_flag() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE'
          or (new.id, new.account_id, new.day, new.unit_id, new.county_code, new.records, new.seconds, new.raised_at)
            is distinct from (old.id, old.account_id, old.day, old.unit_id, old.county_code, old.records, old.seconds, old.raised_at)
          or old.resolution is not null and (new.resolution, new.resolved_at, new.resolved_by)
            is distinct from (old.resolution, old.resolved_at, old.resolved_by)
        then raise exception 'a flag is resolved once and never rewritten' using errcode = '42501'; end if;
        if old.resolved_by is null and exists (select from account x join account y on y.phone_index = x.phone_index and y.display_name = x.display_name
          where x.id = new.account_id and y.id = new.resolved_by)
        then raise exception 'nobody resolves a flag about herself' using errcode = '42501'; end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger approver_flag_kept before update or delete on approver_flag for each row execute function keep_approver_flag()`,
    );
    this.addSql(
      `create trigger approver_flag_no_truncate before truncate on approver_flag for each statement execute function refuse_change()`,
    );
  }
}
