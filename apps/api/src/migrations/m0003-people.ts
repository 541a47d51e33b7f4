import { Migration } from '@mikro-orm/migrations';

/** Accounts and sessions, volunteers (令67 §5), consents, memberships, grants. */
export class M0003People extends Migration {
  override up(): void {
    // A family may share one phone (rules §6): phone_index is not unique.
    this.addSql(`create table account (
      id uuid primary key,
      display_name text not null,
      phone_cipher text not null,
      phone_index bytea not null,
      phone_masked text not null,
      password_hash text not null,
      totp_cipher text,
      totp_last_step bigint,
      second_factor_attempts smallint not null default 0,
      second_factor_locked_until timestamptz(3),
      state text not null default 'ACTIVE' check (state in ('ACTIVE', 'LOCKED', 'CLOSED')),
      failed_attempts smallint not null default 0,
      locked_until timestamptz(3),
      version integer not null default 1,
      created_at timestamptz(3) not null default now()
    )`);
    this.addSql(`create index account_phone on account (phone_index)`);
    // Wrong passwords for numbers nobody has: answered and locked like the others, so that nobody can list who is here.
    this.addSql(`create table unknown_phone (
      phone_index bytea primary key,
      failed_attempts smallint not null default 0,
      locked_until timestamptz(3),
      seen_at timestamptz(3) not null
    )`);

    this.addSql(`create table session (
      id uuid primary key,
      account_id uuid not null references account (id),
      app text not null check (app in ('admin', 'volunteer')),
      token_hash bytea not null unique,
      second_factor boolean not null default false,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null,
      revoked_at timestamptz(3),
      ip inet,
      user_agent text
    )`);
    this.addSql(`create index session_of_account on session (account_id, created_at desc)`);

    this.addSql(`create table access_grant (
      id uuid primary key,
      account_id uuid not null references account (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      kind text not null check (kind in ('ROLE', 'ACTION')),
      name text not null,
      effect text not null default 'ALLOW' check (effect in ('ALLOW', 'DENY')),
      valid_from timestamptz(3) not null default now(),
      valid_to timestamptz(3),
      granted_by uuid references account (id),
      reason text,
      revoked_at timestamptz(3),
      revoked_by uuid references account (id),
      created_at timestamptz(3) not null default now(),
      check (valid_to is null or valid_to > valid_from)
    )`);
    this.addSql(`create index access_grant_of_account on access_grant (account_id) where revoked_at is null`);
    this.addSql(`create index access_grant_of_unit on access_grant (unit_id) where revoked_at is null`);
    this.addSql(
      `create trigger access_grant_county before update on access_grant for each row execute function keep_county_code()`,
    );

    this.addSql(`create sequence volunteer_number`);
    this.addSql(`create table volunteer (
      id uuid primary key,
      account_id uuid unique references account (id),
      number text not null unique,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      village_code text not null references division (code),
      name text not null check (char_length(name) between 2 and 40),
      gender text not null check (gender in ('FEMALE', 'MALE')),
      birth_date date not null,
      id_type text not null check (id_type in ('RESIDENT_ID', 'HMT_RESIDENCE', 'FOREIGNER_RESIDENCE', 'PASSPORT')),
      id_number_cipher text not null,
      id_number_index bytea not null unique,
      phone_cipher text not null,
      phone_index bytea not null,
      phone_masked text not null,
      skills text not null default '',
      service_type_ids uuid[] not null default '{}',
      availability text[] not null default '{}',
      state text not null check (state in ('PENDING_SELF', 'ACTIVE', 'SUSPENDED', 'DEREGISTERED')),
      source text not null check (source in ('SELF', 'COORDINATOR', 'IMPORT')),
      registered_by uuid references account (id),
      confirmed_at timestamptz(3),
      search_text text not null default '',
      search_grams text[] not null default '{}',
      version integer not null default 1,
      created_at timestamptz(3) not null default now()
    )`);
    this.addSql(`create index volunteer_phone on volunteer (phone_index)`);
    this.addSql(`create index volunteer_of_unit on volunteer (unit_id, created_at desc, id desc)`);
    this.addSql(`create index volunteer_of_county on volunteer (county_code, created_at desc, id desc)`);
    this.addSql(`create index volunteer_recent on volunteer (created_at desc, id desc)`);
    this.addSql(`create index volunteer_grams on volunteer using gin (search_grams)`);
    this.addSql(
      `create trigger volunteer_county before update on volunteer for each row execute function keep_county_code()`,
    );

    // One code for a person whom somebody else registered: told in person, works once (条例: nobody is registered against her will).
    this.addSql(`create table registration_confirmation (
      volunteer_id uuid primary key references volunteer (id),
      code_hash bytea not null,
      attempts smallint not null default 0,
      expires_at timestamptz(3) not null,
      created_at timestamptz(3) not null default now()
    )`);

    this.addSql(`create table guardian_consent (
      id uuid primary key,
      volunteer_id uuid not null references volunteer (id),
      guardian_name text not null,
      guardian_phone_cipher text not null,
      relation text not null,
      given_at timestamptz(3) not null default now(),
      withdrawn_at timestamptz(3)
    )`);
    this.addSql(`create index guardian_consent_of on guardian_consent (volunteer_id)`);

    this.addSql(`create table privacy_notice (
      version text primary key,
      title text not null,
      body text not null,
      published_at timestamptz(3) not null default now()
    )`);
    this.addSql(`create table consent (
      id uuid primary key,
      volunteer_id uuid not null references volunteer (id),
      purpose text not null,
      notice_version text not null references privacy_notice (version),
      given_at timestamptz(3) not null default now(),
      withdrawn_at timestamptz(3)
    )`);
    this.addSql(`create unique index consent_in_force on consent (volunteer_id, purpose) where withdrawn_at is null`);

    this.addSql(`create table qualification_kind (
      code text primary key,
      name text not null,
      sort smallint not null default 0
    )`);
    this.addSql(`create table qualification (
      id uuid primary key,
      volunteer_id uuid not null references volunteer (id),
      kind_code text not null references qualification_kind (code),
      issuer text not null default '',
      number_cipher text,
      valid_from date,
      valid_to date,
      file_id uuid references stored_file (id),
      state text not null default 'CLAIMED' check (state in ('CLAIMED', 'VERIFIED', 'REJECTED')),
      verified_by uuid references account (id),
      verified_at timestamptz(3),
      version integer not null default 1,
      created_at timestamptz(3) not null default now()
    )`);
    this.addSql(`create index qualification_of on qualification (volunteer_id, kind_code)`);

    this.addSql(`create table membership (
      id uuid primary key,
      volunteer_id uuid not null references volunteer (id),
      team_id uuid not null references team (id),
      county_code char(6) not null,
      state text not null check (state in ('REQUESTED', 'ACTIVE', 'DECLINED', 'LEFT')),
      requested_at timestamptz(3) not null default now(),
      decided_by uuid references account (id),
      decided_at timestamptz(3),
      reason text,
      version integer not null default 1
    )`);
    this.addSql(
      `create unique index membership_once on membership (volunteer_id, team_id) where state in ('REQUESTED', 'ACTIVE')`,
    );
    this.addSql(`create index membership_of_team on membership (team_id, state, requested_at, id)`);
    this.addSql(`create index membership_waiting on membership (county_code) where state = 'REQUESTED'`);
    this.addSql(
      `create trigger membership_county before update on membership for each row execute function keep_county_code()`,
    );
  }
}
