import { Migration } from '@mikro-orm/migrations';

/**
 * Nothing to count: whoever scanned in and out within a minute, or left before the shift began, gave no time that can be
 * told (rules §1.3). Such a record asks for the true times instead of waiting for an approval that can never be given.
 */
export class M0130NothingToCount extends Migration {
  override up(): void {
    this.addSql(`alter table service_record
      add column return_code text check (return_code in ('NOTHING_TO_COUNT')),
      add constraint service_record_code_returned check (return_code is null or state = 'RETURNED')`);
    this.addSql(`update service_record set state = 'RETURNED', return_code = 'NOTHING_TO_COUNT', holder_unit_id = unit_id,
      held_since = now(), version = version + 1 where state = 'PROPOSED' and minutes = 0`);
    // Only what a correction took away again may be approved and nothing (更正扣减): the ledger holds its reversal.
    this.addSql(`create function service_record_counts() returns trigger language plpgsql as $$ begin
      if new.state <> 'RETURNED' and new.minutes < 1 and (tg_op = 'INSERT' or old.state <> 'APPROVED') then
        raise exception 'a record of no minutes can be neither proposed nor approved' using errcode = 'check_violation';
      end if;
      return new;
    end $$`);
    this.addSql(`create trigger service_record_counts before insert or update of state, minutes on service_record
      for each row execute function service_record_counts()`);
  }
}
