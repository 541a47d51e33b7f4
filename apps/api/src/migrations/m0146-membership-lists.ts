import { Migration } from '@mikro-orm/migrations';

/** The list of who asks and belongs over whole places is walked newest first, and can be taken along as a spreadsheet. */
export class M0146MembershipLists extends Migration {
  override up(): void {
    this.addSql(`create index membership_of_county on membership (county_code, requested_at, id)`);
    this.addSql(`create index membership_by_time on membership (requested_at, id)`);
    this.addSql(`alter table data_export drop constraint data_export_kind_check,
      add constraint data_export_kind_check check (kind in ('VOLUNTEERS', 'ROSTER', 'RECORDS', 'ACTIVITIES', 'MEMBERSHIPS'))`);
  }
}
