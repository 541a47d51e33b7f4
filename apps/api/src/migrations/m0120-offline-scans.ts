import { Migration } from '@mikro-orm/migrations';

/** Scans made without a network: kept as claims until a coordinator who was there confirms them (docs/adr/0006). */
export class M0120OfflineScans extends Migration {
  override up(): void {
    this.addSql(`create table offline_scan (
      id uuid primary key,
      sign_up_id uuid not null references sign_up (id),
      activity_id uuid not null references activity (id),
      county_code char(6) not null,
      kind text not null check (kind in ('IN', 'OUT')),
      method text not null check (method in ('QR', 'DIGITS')),
      -- When the code she scanned was shown, by our clock; what her phone said; when we heard of it.
      at timestamptz(3) not null,
      claimed_at timestamptz(3) not null,
      received_at timestamptz(3) not null,
      by_account_id uuid not null references account (id),
      client_id text not null,
      state text not null default 'PENDING' check (state in ('PENDING', 'CONFIRMED', 'DECLINED')),
      decided_by uuid references account (id),
      decided_at timestamptz(3),
      decline_reason text,
      check ((state = 'PENDING') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
      check ((state = 'DECLINED') = (decline_reason is not null)),
      -- Nobody vouches for her own presence.
      constraint offline_scan_other_person check (decided_by is null or decided_by <> by_account_id),
      -- Sent twice it counts once.
      constraint offline_scan_once unique (by_account_id, client_id, kind)
    )`);
    // A code photographed and sent twice, or a second phone: one claim of a kind waits for a sign-up, the first.
    this.addSql(`create unique index offline_scan_waiting on offline_scan (sign_up_id, kind) where state = 'PENDING'`);
    this.addSql(`create index offline_scan_of_activity on offline_scan (activity_id, at, id)`);
    this.addSql(`create function keep_offline_scan() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.state <> 'PENDING'
          or (new.id, new.sign_up_id, new.activity_id, new.county_code, new.kind, new.method, new.at, new.claimed_at, new.received_at, new.by_account_id, new.client_id)
            is distinct from (old.id, old.sign_up_id, old.activity_id, old.county_code, old.kind, old.method, old.at, old.claimed_at, old.received_at, old.by_account_id, old.client_id)
        then raise exception 'an offline scan is decided once and never rewritten'; end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger offline_scan_kept before update or delete on offline_scan for each row execute function keep_offline_scan()`,
    );
    // A kind of its own in every record of it, so that evidence can be graded by it.
    const methods = `('QR', 'DIGITS', 'PROXY', 'STATED', 'OFFLINE')`;
    this.addSql(
      `alter table scan drop constraint scan_method_check, add constraint scan_method_check check (method in ${methods})`,
    );
    for (const column of ['check_in_method', 'check_out_method'])
      this.addSql(
        `alter table sign_up drop constraint sign_up_${column}_check, add constraint sign_up_${column}_check check (${column} in ${methods})`,
      );
    this.addSql(`alter table service_record drop constraint service_record_source_check,
      add constraint service_record_source_check check (source in ('SCAN', 'PROXY', 'STATED', 'OFFLINE'))`);
  }
}
