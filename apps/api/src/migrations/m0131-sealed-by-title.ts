import { Migration } from '@mikro-orm/migrations';

/** Sealed activities are few: those within reach are asked for their title without reading all others. */
export class M0131SealedByTitle extends Migration {
  override up(): void {
    this.addSql(`create index activity_sealed on activity (county_code) where privacy_class = 'P4'`);
  }
}
