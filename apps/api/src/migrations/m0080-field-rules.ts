import { Migration } from '@mikro-orm/migrations';

/** Which fields of people a role does not see at a place and beneath. A rule is set and lifted, never changed or removed. */
export class M0080FieldRules extends Migration {
  override up(): void {
    this.addSql(`create table field_rule (
      id uuid primary key,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      subject text not null check (subject in ('COORDINATOR', 'STAFF', 'ACTION')),
      field text not null,
      reason text not null check (reason <> ''),
      set_by uuid not null references account (id),
      set_at timestamptz(3) not null default now(),
      lifted_by uuid references account (id),
      lifted_at timestamptz(3),
      lift_reason text check (lift_reason <> ''),
      check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
    )`);
    // Two who hide the same at the same moment make one rule; the index also serves every loading of an actor.
    this.addSql(`create unique index field_rule_once on field_rule (subject, unit_id, field) where lifted_at is null`);
    this.addSql(`create index field_rule_of_unit on field_rule (unit_id, set_at desc, id desc)`);
    // Who was kept from what, and when, stays readable: a rule ends once and nothing else of it changes.
    this.addSql(`create function keep_field_rule() returns trigger language plpgsql as $$
      begin
        if old.lifted_at is not null or new.lifted_at is null
          or (to_jsonb(new) - array['lifted_by', 'lifted_at', 'lift_reason']) <> (to_jsonb(old) - array['lifted_by', 'lifted_at', 'lift_reason']) then
          raise exception 'a field rule is only lifted, once' using errcode = '42501';
        end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger field_rule_only_lifted before update on field_rule for each row execute function keep_field_rule()`,
    );
    this.addSql(
      `create trigger field_rule_never_deleted before delete on field_rule for each row execute function refuse_change()`,
    );
    this.addSql(
      `create trigger field_rule_no_truncate before truncate on field_rule for each statement execute function refuse_change()`,
    );
  }
}
