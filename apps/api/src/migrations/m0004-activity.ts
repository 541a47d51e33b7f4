import { Migration } from '@mikro-orm/migrations';

/** Service types, projects, activities, openings (post × shift), sign-ups, scans. */
export class M0004Activity extends Migration {
  override up(): void {
    this.addSql(`create table service_type (
      id uuid primary key,
      parent_id uuid references service_type (id),
      code text not null unique,
      name text not null,
      description text not null default '',
      risk text not null check (risk in ('ORDINARY', 'HAZARDOUS')),
      privacy_class text not null check (privacy_class in ('P0', 'P1', 'P2', 'P3', 'P4')),
      required_qualification text references qualification_kind (code),
      sort smallint not null default 0,
      active boolean not null default true,
      version integer not null default 1,
      created_at timestamptz(3) not null default now()
    )`);

    this.addSql(`create table project (
      id uuid primary key,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      service_type_id uuid not null references service_type (id),
      name text not null,
      goal text not null default '',
      starts_on date not null,
      ends_on date not null,
      state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
      version integer not null default 1,
      created_by uuid not null references account (id),
      created_at timestamptz(3) not null default now(),
      check (ends_on >= starts_on)
    )`);
    this.addSql(`create index project_of_unit on project (unit_id, created_at desc, id desc)`);
    this.addSql(`create index project_of_county on project (county_code, created_at desc, id desc)`);
    this.addSql(
      `create trigger project_county before update on project for each row execute function keep_county_code()`,
    );

    this.addSql(`create table activity (
      id uuid primary key,
      project_id uuid references project (id),
      unit_id uuid not null references unit (id),
      service_type_id uuid not null references service_type (id),
      privacy_class text not null check (privacy_class in ('P0', 'P1', 'P2', 'P3', 'P4')),
      county_code char(6) not null,
      city_code char(4) not null,
      township_code text not null,
      village_code text not null,
      -- county_code is the organiser's (reach); nearness goes by the place, which may lie in another county.
      place_county_code text not null generated always as (left(village_code, 6)) stored,
      title text not null,
      place text not null,
      content text not null default '',
      requirements text not null default '',
      risks text not null default '',
      safeguards text not null default '',
      person_in_charge text not null default '',
      contact_phone_cipher text,
      risk text not null check (risk in ('ORDINARY', 'HAZARDOUS')),
      insurance_policy_no text,
      training_required boolean not null default false,
      state text not null default 'DRAFT' check (state in ('DRAFT', 'PUBLISHED', 'CANCELLED', 'CLOSED')),
      starts_at timestamptz(3),
      ends_at timestamptz(3),
      published_at timestamptz(3),
      check_in_secret_cipher text not null,
      search_text text not null default '',
      search_grams text[] not null default '{}',
      version integer not null default 1,
      created_by uuid not null references account (id),
      created_at timestamptz(3) not null default now(),
      check (ends_at is null or ends_at > starts_at),
      -- AT-4: no publication of a dangerous activity without a policy number (条例 §17, SD §33).
      check (state <> 'PUBLISHED' or risk <> 'HAZARDOUS' or coalesce(insurance_policy_no, '') <> ''),
      check (state <> 'PUBLISHED' or (starts_at is not null and ends_at is not null))
    )`);
    // The volunteer's list walks these four, nearest first, each already in order.
    this.addSql(
      `create index activity_near_village on activity (village_code, starts_at, id) where state = 'PUBLISHED'`,
    );
    this.addSql(
      `create index activity_near_township on activity (township_code, starts_at, id) where state = 'PUBLISHED'`,
    );
    this.addSql(
      `create index activity_near_county on activity (place_county_code, starts_at, id) where state = 'PUBLISHED'`,
    );
    this.addSql(`create index activity_near_city on activity (city_code, starts_at, id) where state = 'PUBLISHED'`);
    this.addSql(`create index activity_anywhere on activity (starts_at, id) where state = 'PUBLISHED'`);
    this.addSql(`create index activity_grams on activity using gin (search_grams)`);
    this.addSql(`create index activity_of_unit on activity (unit_id, created_at desc, id desc)`);
    this.addSql(`create index activity_of_county on activity (county_code, created_at desc, id desc)`);
    this.addSql(`create index activity_drafts on activity (county_code) where state = 'DRAFT'`);
    this.addSql(`create index activity_recent on activity (created_at desc, id desc)`);
    this.addSql(`create index activity_of_project on activity (project_id, starts_at, id)`);
    this.addSql(
      `create trigger activity_county before update on activity for each row execute function keep_county_code()`,
    );

    this.addSql(`create table post (
      id uuid primary key,
      activity_id uuid not null references activity (id),
      name text not null,
      duties text not null default '',
      needs_qualification boolean not null default false,
      required_qualification text references qualification_kind (code),
      min_age smallint check (min_age between 8 and 100),
      sort smallint not null default 0
    )`);
    this.addSql(`create index post_of_activity on post (activity_id, sort, id)`);
    this.addSql(`create table shift (
      id uuid primary key,
      activity_id uuid not null references activity (id),
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null,
      label text not null default '',
      check (ends_at > starts_at)
    )`);
    this.addSql(`create index shift_of_activity on shift (activity_id, starts_at, id)`);

    // Never oversold: the CHECK holds whatever the code above it does.
    this.addSql(`create table opening (
      id uuid primary key,
      activity_id uuid not null references activity (id),
      post_id uuid not null references post (id),
      shift_id uuid not null references shift (id),
      flow text not null default 'DIRECT' check (flow in ('DIRECT', 'REQUEST')),
      minimum smallint not null default 1 check (minimum >= 0),
      maximum smallint not null check (maximum between 1 and 1000),
      taken smallint not null default 0,
      version integer not null default 1,
      unique (post_id, shift_id),
      check (minimum <= maximum),
      constraint opening_never_oversold check (taken between 0 and maximum)
    )`);
    this.addSql(`create index opening_of_activity on opening (activity_id, id)`);

    this.addSql(`create table sign_up (
      id uuid primary key,
      opening_id uuid not null references opening (id),
      activity_id uuid not null references activity (id),
      volunteer_id uuid not null references volunteer (id),
      county_code char(6) not null,
      during tstzrange not null,
      state text not null check (state in
        ('REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED', 'CANCELLED', 'DECLINED', 'NO_SHOW', 'EXCUSED')),
      source text not null check (source in ('SELF', 'COORDINATOR')),
      signed_up_by uuid not null references account (id),
      checked_in_at timestamptz(3),
      checked_in_by uuid references account (id),
      check_in_method text check (check_in_method in ('QR', 'DIGITS', 'PROXY', 'STATED')),
      checked_out_at timestamptz(3),
      checked_out_by uuid references account (id),
      check_out_method text check (check_out_method in ('QR', 'DIGITS', 'PROXY', 'STATED')),
      leaving_reason text,
      cancelled_at timestamptz(3),
      cancel_reason text,
      version integer not null default 1,
      created_at timestamptz(3) not null default now(),
      -- A person cannot be in two places: a real overlap is never overridable.
      constraint sign_up_no_overlap exclude using gist (volunteer_id with =, during with &&)
        where (state in ('REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED')),
      check (checked_out_at is null or checked_out_at >= checked_in_at)
    )`);
    this.addSql(`create index sign_up_roster on sign_up (activity_id, created_at, id)`);
    this.addSql(`create index sign_up_of_volunteer on sign_up (volunteer_id, (lower(during)), id)`);
    this.addSql(`create index sign_up_of_opening on sign_up (opening_id)`);
    // The workbench counts what waits: few rows of many.
    this.addSql(
      `create index sign_up_open_work on sign_up (county_code, state) where state in ('REQUESTED', 'ARRIVED')`,
    );
    this.addSql(
      `create trigger sign_up_county before update on sign_up for each row execute function keep_county_code()`,
    );

    // Every scan is kept, refused ones too; no location track is stored (counter-rule g).
    this.addSql(`create table scan (
      id uuid not null,
      at timestamptz(3) not null default now(),
      sign_up_id uuid,
      activity_id uuid,
      county_code char(6),
      kind text not null check (kind in ('IN', 'OUT')),
      method text not null check (method in ('QR', 'DIGITS', 'PROXY', 'STATED')),
      stated_time timestamptz(3),
      by_account_id uuid not null,
      client_id text,
      device text,
      -- Refusal codes; null when the scan counted. A refused one may belong to no sign-up.
      refusal text[],
      primary key (id, at),
      check (refusal is not null or (sign_up_id is not null and activity_id is not null and county_code is not null))
    ) partition by range (at)`);
    this.addSql(`create table scan_other partition of scan default`);
    for (let year = 2026; year <= 2031; year += 1) {
      this.addSql(
        `create table scan_${year} partition of scan for values from ('${year}-01-01') to ('${year + 1}-01-01')`,
      );
    }
    this.addSql(`create index scan_of_sign_up on scan (sign_up_id, at)`);
    this.addSql(
      `create trigger scan_append_only before update or delete on scan for each row execute function refuse_change()`,
    );
  }
}
