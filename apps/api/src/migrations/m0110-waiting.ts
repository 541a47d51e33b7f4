import { Migration } from '@mikro-orm/migrations';

/** What the workbench counts without looking at every volunteer. */
export class M0110Waiting extends Migration {
  override up(): void {
    this.addSql(
      `create index volunteer_awaits_guardian on volunteer (county_code, unit_id) where state = 'PENDING_GUARDIAN'`,
    );
    this.addSql(`create index account_restoration_waiting on account_restoration (opened_at) where state = 'OPEN'`);
  }
}
