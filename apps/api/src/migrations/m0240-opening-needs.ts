import { Migration } from '@mikro-orm/migrations';

/** An opening holds what it asks itself, where it asks other than its post: the night shift of one post needs an adult. */
export class M0240OpeningNeeds extends Migration {
  override up(): void {
    this.addSql(`alter table opening add column required_qualification text references qualification_kind (code),
      add column min_age smallint check (min_age between 8 and 100)`);
  }
}
