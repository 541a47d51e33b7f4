import { Migration } from '@mikro-orm/migrations';

/** A lost phone, restored in person by two people on record. */
export class M0011Restoration extends Migration {
  override up(): void {
    this.addSql(`create table account_restoration (
      id uuid primary key,
      account_id uuid not null references account (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      paper text not null,
      reason text not null,
      state text not null check (state in ('OPEN', 'CONFIRMED', 'USED', 'CANCELLED')),
      opened_by uuid not null references account (id),
      opened_at timestamptz(3) not null,
      confirmed_by uuid references account (id),
      confirmed_at timestamptz(3),
      ended_by uuid references account (id),
      ended_at timestamptz(3),
      end_reason text,
      token_hash bytea unique,
      token_until timestamptz(3),
      totp_cipher text,
      -- Two others saw her papers: nobody restores her own account, nobody does it alone.
      check (opened_by <> account_id),
      check (confirmed_by is null or (confirmed_by <> opened_by and confirmed_by <> account_id)),
      check (state not in ('CONFIRMED', 'USED') or (confirmed_by is not null and token_hash is not null))
    )`);
    this.addSql(
      `create unique index account_restoration_once on account_restoration (account_id) where state in ('OPEN', 'CONFIRMED')`,
    );
    this.addSql(`create index account_restoration_recent on account_restoration (opened_at desc, id desc)`);
    this.addSql(
      `create trigger account_restoration_county before update on account_restoration for each row execute function keep_county_code()`,
    );
  }
}
