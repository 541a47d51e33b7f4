import { Migration } from '@mikro-orm/migrations';

/** Whoever was merged says in one step whom she became; what is hers is found from the record that stayed. */
export class M0211MergedOnce extends Migration {
  override up(): void {
    this.addSql(`create index volunteer_merged_into on volunteer (merged_into) where merged_into is not null`);
    this.addSql(`with recursive became as (
        select v.id, v.merged_into as at from volunteer v where v.merged_into is not null
        union all select b.id, v.merged_into from became b join volunteer v on v.id = b.at where v.merged_into is not null)
      update volunteer v set merged_into = b.at from became b join volunteer last on last.id = b.at
      where v.id = b.id and last.merged_into is null and v.merged_into <> b.at`);
    // What a list was asked by may hold a name; lists that are made need it no more.
    this.addSql(`update data_export set wanted_cipher = '' where state <> 'WAITING'`);
  }
}
