import { Migration } from '@mikro-orm/migrations';

/**
 * A shift of a day, an hour before and four after (limits) are the most a record can hold. That none is longer than two days
 * lets the search for overlaps stop there: it reads the few records about the time and not a life's.
 */
export class M0341RecordLength extends Migration {
  override up(): void {
    this.addSql(
      `alter table service_record add constraint service_record_length check (ended_at <= started_at + interval '2 days')`,
    );
  }
}
