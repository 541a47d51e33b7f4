import { Migration } from '@mikro-orm/migrations';

/**
 * Notices are published by people now, so what one agreed to must stay what it was: a version is added, never changed. Only a
 * translation it lacks may come later.
 */
export class M0260Notices extends Migration {
  override up(): void {
    this.addSql('alter table privacy_notice add column published_by uuid references account (id)');
    this.addSql(`create function keep_notice() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.title_en is null
          and (new.version, new.title, new.body, new.published_at, new.published_by)
            is not distinct from (old.version, old.title, old.body, old.published_at, old.published_by) then
          return new;
        end if;
        raise exception 'append-only table %', tg_table_name using errcode = '42501';
      end $$`);
    this.addSql(
      `create trigger privacy_notice_append_only before update or delete on privacy_notice for each row execute function keep_notice()`,
    );
    this.addSql(
      `create trigger privacy_notice_no_truncate before truncate on privacy_notice for each statement execute function refuse_change()`,
    );
  }
}
