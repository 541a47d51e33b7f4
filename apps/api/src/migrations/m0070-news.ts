import { Migration } from '@mikro-orm/migrations';

/** Messages keep what happened, and are told in the reader's tongue; older ones keep the text they were written with. */
export class M0070News extends Migration {
  override up(): void {
    this.addSql(`alter table message add column facts jsonb`);
    this.addSql(`alter table message alter column title drop not null`);
    this.addSql(`alter table message alter column body drop not null`);
    this.addSql(
      `alter table message add constraint message_says_something check (facts is not null or title is not null and body is not null)`,
    );
    // The Chinese notice binds; a translation of the same version stands beside it.
    this.addSql(`alter table privacy_notice add column title_en text`);
    this.addSql(`alter table privacy_notice add column body_en text`);
    this.addSql(
      `alter table privacy_notice add constraint privacy_notice_translated_whole check ((title_en is null) = (body_en is null))`,
    );
  }
}
