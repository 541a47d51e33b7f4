import { Migration } from '@mikro-orm/migrations';

/** Keys to the door: initial secrets that must be replaced, recovery codes, codes by text message, the first administrator. */
export class M0010Keys extends Migration {
  override up(): void {
    // What somebody else has seen (shown once at an appointment) opens nothing but the way to secrets of her own.
    this.addSql(`alter table account
      add column password_initial boolean not null default false,
      add column factor_initial boolean not null default false,
      add column sms_factor boolean not null default false,
      add column pin_hash text,
      add column new_totp_cipher text,
      add column new_totp_until timestamptz(3)`);
    this.addSql(`alter table session add column last_seen_at timestamptz(3) not null default now()`);

    this.addSql(`create table recovery_code (
      account_id uuid not null references account (id),
      code_hash bytea not null,
      created_at timestamptz(3) not null default now(),
      used_at timestamptz(3),
      primary key (account_id, code_hash)
    )`);

    // One code for each number or account and purpose. The sealed text waits for the worker only, and goes once it is sent.
    this.addSql(`create table sms_code (
      subject bytea primary key,
      id uuid not null unique,
      phone_cipher text not null,
      phone_index bytea not null,
      account_id uuid references account (id),
      code_hash bytea not null,
      code_cipher text,
      attempts smallint not null default 0,
      sent smallint not null default 1,
      counted_from timestamptz(3) not null,
      created_at timestamptz(3) not null,
      expires_at timestamptz(3) not null
    )`);
    this.addSql(`create index sms_code_old on sms_code (expires_at)`);

    // Counts that must hold across API processes. A crash may forget them: the locks on accounts stay.
    this.addSql(`create unlogged table rate_count (
      key bytea primary key,
      points integer not null,
      until timestamptz(3) not null
    )`);

    this.addSql(`create table first_administrator_token (
      id uuid primary key,
      token_hash bytea not null unique,
      totp_cipher text not null,
      created_at timestamptz(3) not null,
      expires_at timestamptz(3) not null,
      used_at timestamptz(3),
      account_id uuid references account (id)
    )`);
    this.addSql(
      `create unique index first_administrator_token_once on first_administrator_token ((true)) where used_at is null`,
    );
  }
}
