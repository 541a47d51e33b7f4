import { Migration } from '@mikro-orm/migrations';

/** 星级认定: what a province asks for a star, and every star proposed, by whom it was confirmed or why it was not (令67 §10). */
export class M0381Stars extends Migration {
  override up(): void {
    this.addSql(`create table star_policy (
      id uuid primary key,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      valid_from date not null,
      thresholds integer[] not null check (cardinality(thresholds) = 5 and 0 < all (thresholds)
        and thresholds[1] < thresholds[2] and thresholds[2] < thresholds[3] and thresholds[3] < thresholds[4] and thresholds[4] < thresholds[5]),
      confirmed_by text[] not null check (cardinality(confirmed_by) = 5 and confirmed_by <@ array['COUNTY', 'CITY', 'PROVINCE']),
      least_mean smallint not null check (least_mean between 0 and 50),
      least_evaluations smallint not null check (least_evaluations between 0 and 50),
      no_objection boolean not null,
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
    this.addSql(
      `create unique index star_policy_once_a_day on star_policy (unit_id, valid_from) where withdrawn_at is null`,
    );
    this.addSql(`create index star_policy_of_unit on star_policy (unit_id, set_at desc, id desc)`);
    this.addSql(
      `create trigger star_policy_only_withdrawn before update on star_policy for each row execute function keep_hours_policy()`,
    );
    this.addSql(
      `create trigger star_policy_never_deleted before delete on star_policy for each row execute function refuse_change()`,
    );
    this.addSql(`create table star_case (
      id uuid primary key,
      volunteer_id uuid not null references volunteer (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      stars smallint not null check (stars between 1 and 5),
      desk text not null check (desk in ('COUNTY', 'CITY', 'PROVINCE')),
      policy_id uuid references star_policy (id),
      -- What she had when it was proposed, and again when it was confirmed.
      minutes integer not null check (minutes > 0),
      mean smallint check (mean between 10 and 50),
      evaluations integer not null check (evaluations >= 0),
      state text not null check (state in ('PROPOSED', 'CONFIRMED', 'REFUSED', 'LAPSED')),
      -- Nobody where the platform itself noticed that she has the hours.
      proposed_by uuid references account (id),
      proposed_at timestamptz(3) not null,
      decided_by uuid references account (id),
      decided_at timestamptz(3),
      reason text check (reason <> ''),
      check ((state = 'PROPOSED') = (decided_at is null)),
      check (state not in ('CONFIRMED', 'REFUSED') or decided_by is not null),
      check ((state = 'REFUSED') = (reason is not null)),
      constraint star_case_two_people check (state <> 'CONFIRMED' or decided_by is distinct from proposed_by)
    )`);
    // One star waits at a time, and none is confirmed twice.
    this.addSql(`create unique index star_case_waiting on star_case (volunteer_id) where state = 'PROPOSED'`);
    this.addSql(`create unique index star_case_once on star_case (volunteer_id, stars) where state = 'CONFIRMED'`);
    this.addSql(`create index star_case_hers on star_case (volunteer_id, proposed_at desc, id desc)`);
    this.addSql(`create index star_case_recent on star_case (proposed_at desc, id desc)`);
    this.addSql(`create index star_case_county on star_case (county_code, proposed_at desc, id desc)`);
    this.addSql(`create function keep_star_case() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or (old.state, new.state) not in (('PROPOSED', 'CONFIRMED'), ('PROPOSED', 'REFUSED'), ('PROPOSED', 'LAPSED'), ('CONFIRMED', 'LAPSED'))
            and (to_jsonb(new) - array['volunteer_id', 'reason']) <> (to_jsonb(old) - array['volunteer_id', 'reason'])
          or old.state <> 'PROPOSED' and new.reason is distinct from old.reason and new.reason is distinct from '（已隐去）'
          or (new.id, new.unit_id, new.county_code, new.stars, new.desk, new.proposed_by, new.proposed_at)
            is distinct from (old.id, old.unit_id, old.county_code, old.stars, old.desk, old.proposed_by, old.proposed_at)
        then raise exception 'a star is decided once and its history never rewritten' using errcode = '42501'; end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger star_case_kept before update or delete on star_case for each row execute function keep_star_case()`,
    );
    for (const table of ['star_policy', 'star_case']) {
      this.addSql(
        `create trigger ${table}_county before update on ${table} for each row execute function keep_county_code()`,
      );
      this.addSql(
        `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
      );
    }
    this.addSql(
      `create trigger star_case_follow_merge before insert on star_case for each row execute function follow_merge()`,
    );
  }
}
