import { Migration } from '@mikro-orm/migrations';

/** What the lists over whole places are walked by, newest first: the log, sign-ups, scans, the ledger. */
export class M0090Lists extends Migration {
  override up(): void {
    this.addSql(`create index audit_entry_unit on audit_entry (unit_id, at desc, id desc)`);
    this.addSql(`create index audit_entry_action on audit_entry (action, at desc, id desc)`);
    this.addSql(`create index sign_up_of_county on sign_up (county_code, (lower(during)) desc, id desc)`);
    this.addSql(`create index sign_up_by_time on sign_up ((lower(during)) desc, id desc)`);
    this.addSql(`create index scan_of_county on scan (county_code, at desc, id desc)`);
    this.addSql(`create index scan_of_activity on scan (activity_id, at desc, id desc)`);
    this.addSql(`create index scan_recent on scan (at desc, id desc)`);
    this.addSql(
      `create index ledger_entry_of_county on ledger_entry (county_code, at desc, account_id desc, sequence desc)`,
    );
    this.addSql(`create index ledger_entry_recent on ledger_entry (at desc, account_id desc, sequence desc)`);
    this.addSql(`create index consent_recent on consent (given_at desc, id desc)`);
    this.addSql(`create index qualification_recent on qualification (created_at desc, id desc)`);
    this.addSql(`create index data_reveal_of_county on data_reveal (county_code, at desc, id desc)`);
    this.addSql(`create index data_reveal_recent on data_reveal (at desc, id desc)`);
    this.addSql(`create index plan_change_recent on plan_change (created_at desc, id desc)`);
  }
}
