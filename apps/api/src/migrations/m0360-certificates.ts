import { Migration } from '@mikro-orm/migrations';

/**
 * 志愿服务记录证明 (令67 §11–17): asked for by the volunteer, issued by the unit that organised, signed. What one says is kept as it
 * was signed and never changes; erasing its holder takes her out of it and leaves the hours.
 */
export class M0360Certificates extends Migration {
  override up(): void {
    // Public halves of every key that ever signed. A new key retires the one before; what that one signed stays verifiable.
    this.addSql(`create table certificate_key (
      id char(16) primary key check (id ~ '^[0-9a-f]{16}$'),
      algorithm text not null check (algorithm in ('ed25519', 'sm2')),
      public_key bytea not null,
      valid_from timestamptz(3) not null,
      retired_at timestamptz(3),
      revoked_at timestamptz(3),
      revoke_reason text,
      check ((revoked_at is null) = (revoke_reason is null))
    )`);
    this.addSql(`create function keep_certificate_key() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and (new.id, new.algorithm, new.public_key, new.valid_from) = (old.id, old.algorithm, old.public_key, old.valid_from)
          and (old.revoked_at is null or (new.revoked_at, new.revoke_reason) is not distinct from (old.revoked_at, old.revoke_reason)) then
          return new;
        end if;
        raise exception 'append-only table %', tg_table_name using errcode = '42501';
      end $$`);
    this.addSql(`create table certificate_request (
      id uuid primary key,
      volunteer_id uuid not null references volunteer (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      state text not null check (state in ('REQUESTED', 'RETURNED', 'ISSUED', 'WITHDRAWN')),
      period_from date not null,
      period_to date not null,
      name_shown text not null check (name_shown in ('FULL', 'MASKED', 'NONE')),
      shows_id_number boolean not null,
      shows_number boolean not null,
      wants_seal boolean not null,
      requested_at timestamptz(3) not null,
      decided_by uuid references account (id),
      decided_at timestamptz(3),
      return_reason text,
      version integer not null default 1,
      check (period_from <= period_to),
      check ((state in ('RETURNED', 'ISSUED')) = (decided_by is not null)),
      check ((state = 'RETURNED') = (return_reason is not null))
    )`);
    this.addSql(
      `create unique index certificate_request_waiting on certificate_request (volunteer_id, unit_id) where state = 'REQUESTED'`,
    );
    this.addSql(`create index certificate_request_mine on certificate_request (volunteer_id, requested_at desc, id)`);
    this.addSql(`create index certificate_request_queue on certificate_request (unit_id, state, requested_at, id)`);
    this.addSql(
      `create index certificate_request_county on certificate_request (county_code, state, requested_at, id)`,
    );
    // A unit's place among those of its county, so that numbers of units without a code never meet; and the last one of each year.
    this.addSql(`create table certificate_series (
      unit_id uuid primary key references unit (id),
      county_code char(6) not null,
      series integer not null check (series > 0),
      unique (county_code, series)
    )`);
    this.addSql(`create table certificate_counter (
      unit_id uuid not null references certificate_series (unit_id),
      year smallint not null,
      last integer not null check (last > 0),
      primary key (unit_id, year)
    )`);
    this.addSql(`create table certificate (
      id uuid primary key,
      request_id uuid not null references certificate_request (id),
      volunteer_id uuid not null references volunteer (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      number text not null unique,
      code char(8) not null,
      year smallint not null,
      sequence integer not null check (sequence > 0),
      revision integer not null check (revision > 0),
      issued_at timestamptz(3) not null,
      issued_by uuid not null references account (id),
      issuer text not null,
      basis text not null,
      period_from date not null,
      period_to date not null,
      minutes integer not null check (minutes > 0),
      services integer not null check (services > 0),
      payload text,
      signature bytea check (length(signature) = 64),
      sheet text,
      key_id char(16) not null references certificate_key (id),
      supersedes_id uuid unique references certificate (id),
      state text not null check (state in ('VALID', 'REVOKED', 'SUPERSEDED', 'HOLDER_ERASED')),
      state_at timestamptz(3) not null,
      state_by uuid references account (id),
      state_reason text,
      file_id uuid references stored_file (id),
      file_state text not null default 'NONE' check (file_state in ('NONE', 'WAITING', 'READY', 'FAILED')),
      file_attempts smallint not null default 0,
      version integer not null default 1,
      unique (unit_id, year, sequence),
      check ((state = 'HOLDER_ERASED') = (payload is null) and (payload is null) = (signature is null) and (payload is null) = (sheet is null)),
      check ((state = 'REVOKED') <= (state_by is not null and state_reason is not null))
    )`);
    this.addSql(`create index certificate_of_request on certificate (request_id, issued_at desc)`);
    this.addSql(`create index certificate_of_volunteer on certificate (volunteer_id)`);
    this.addSql(`create index certificate_unit on certificate (unit_id, issued_at desc, id desc)`);
    this.addSql(`create index certificate_county on certificate (county_code, issued_at desc, id desc)`);
    this.addSql(`create index certificate_issued on certificate (issued_at desc, id desc)`);
    this.addSql(`create index certificate_file on certificate (file_id) where file_id is not null`);
    this.addSql(`create index certificate_to_print on certificate (issued_at) where file_state = 'WAITING'`);
    // Who holds it follows a merge; where it stands moves on; nothing else ever changes. What it says may go with its holder.
    this.addSql(`create function keep_certificate() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE'
          and (new.id, new.request_id, new.unit_id, new.county_code, new.number, new.code, new.year, new.sequence, new.revision,
               new.issued_at, new.issued_by, new.issuer, new.basis, new.period_from, new.period_to, new.minutes, new.services, new.key_id,
               new.supersedes_id)
            is not distinct from
              (old.id, old.request_id, old.unit_id, old.county_code, old.number, old.code, old.year, old.sequence, old.revision,
               old.issued_at, old.issued_by, old.issuer, old.basis, old.period_from, old.period_to, old.minutes, old.services, old.key_id,
               old.supersedes_id)
          and ((new.payload, new.signature, new.sheet) is not distinct from (old.payload, old.signature, old.sheet)
            or new.state = 'HOLDER_ERASED')
          and (old.state = 'VALID' or new.state in (old.state, 'HOLDER_ERASED'))
        then
          return new;
        end if;
        raise exception 'append-only table %', tg_table_name using errcode = '42501';
      end $$`);
    for (const table of ['certificate', 'certificate_key']) {
      this.addSql(
        `create trigger ${table}_append_only before update or delete on ${table} for each row execute function keep_${table}()`,
      );
      this.addSql(
        `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
      );
    }
    for (const table of ['certificate', 'certificate_request', 'certificate_series'])
      this.addSql(
        `create trigger ${table}_county before update on ${table} for each row execute function keep_county_code()`,
      );
    for (const table of ['certificate', 'certificate_request'])
      this.addSql(
        `create trigger ${table}_follow_merge before insert on ${table} for each row execute function follow_merge()`,
      );
  }
}
