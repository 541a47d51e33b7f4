import { Migration } from '@mikro-orm/migrations';

/** What is objected to is found by itself: approving hours must not read through everything that is on notice. */
export class M0353ObjectedItems extends Migration {
  override up(): void {
    this.addSql(
      `create index notice_item_objected on notice_item (kind, subject_id) where outcome is null and objections > 0`,
    );
  }
}
