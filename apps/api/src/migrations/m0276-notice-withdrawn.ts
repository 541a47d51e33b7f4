import { Migration } from '@mikro-orm/migrations';

/**
 * A version of the notice that nobody could read yet may be taken back: its text stays as it was published, that it never came
 * into force stands beside it. Of one that was in force it cannot be said, because people agreed to it.
 */
export class M0276NoticeWithdrawn extends Migration {
  override up(): void {
    this.addSql(`create table privacy_notice_withdrawal (
      version text primary key references privacy_notice (version),
      withdrawn_at timestamptz(3) not null,
      withdrawn_by uuid not null references account (id)
    )`);
    this.addSql(`create function keep_notice_in_force() returns trigger language plpgsql as $$
      begin
        if exists (select from privacy_notice n where n.version = new.version and n.published_at <= new.withdrawn_at) then
          raise exception 'the notice % is in force', new.version using errcode = '23514', constraint = 'notice_withdrawn_before_its_day';
        end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger notice_withdrawn_before_its_day before insert on privacy_notice_withdrawal for each row execute function keep_notice_in_force()`,
    );
    this.addSql(
      `create trigger privacy_notice_withdrawal_append_only before update or delete on privacy_notice_withdrawal for each row execute function refuse_change()`,
    );
    this.addSql(
      `create trigger privacy_notice_withdrawal_no_truncate before truncate on privacy_notice_withdrawal for each statement execute function refuse_change()`,
    );
  }
}
