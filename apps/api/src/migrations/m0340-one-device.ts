import { Migration } from '@mikro-orm/migrations';

/** Which scans were made by one and the same browser: its blind index, so that a phone that scans for many is noticed. */
export class M0340OneDevice extends Migration {
  override up(): void {
    for (const table of ['scan', 'offline_scan'])
      this.addSql(
        `alter table ${table} add column device_key bytea constraint ${table}_device_key check (length(device_key) = 16)`,
      );
    this.addSql(`create index scan_of_device on scan (device_key, at) where device_key is not null`);
    this.addSql(`create or replace function keep_offline_scan() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.state <> 'PENDING'
          or (new.id, new.sign_up_id, new.activity_id, new.county_code, new.kind, new.method, new.at, new.claimed_at, new.received_at, new.by_account_id, new.client_id, new.device_key)
            is distinct from (old.id, old.sign_up_id, old.activity_id, old.county_code, old.kind, old.method, old.at, old.claimed_at, old.received_at, old.by_account_id, old.client_id, old.device_key)
        then raise exception 'an offline scan is decided once and never rewritten'; end if;
        return new;
      end $$`);
    this.addSql(`alter table record_flag drop constraint record_flag_code_check, add constraint record_flag_code_check check
      (code in ('LATE_ENTRY', 'NO_SIGN_UP', 'OVER_8_HOURS', 'OVER_12_HOURS', 'OVERLAP', 'FAR_APART', 'ONE_DEVICE'))`);
  }
}
