import { Migration } from '@mikro-orm/migrations';

/** What the desk's list of activities is walked by: what comes next, then what is over, of a county, a team, or everywhere. */
export class M0132NextFirst extends Migration {
  override up(): void {
    this.addSql(`create index activity_ending on activity (ends_at, id)`);
    this.addSql(`create index activity_ending_of_county on activity (county_code, ends_at, id)`);
    this.addSql(`create index activity_ending_of_unit on activity (unit_id, ends_at, id)`);
    this.addSql(`create index activity_timeless on activity (id) where ends_at is null`);
  }
}
