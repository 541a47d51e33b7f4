import { Migration } from '@mikro-orm/migrations';

/** What long lists are walked by: records of an activity, and the accounts that hold or held a grant. */
export class M0060Reading extends Migration {
  override up(): void {
    this.addSql(`create index service_record_of_activity on service_record (activity_id)`);

    // A hundred thousand volunteers have accounts, a few thousand people have duties: the administration lists the latter.
    this.addSql(`alter table account add column has_duties boolean not null default false`);
    this.addSql(
      `update account a set has_duties = true where exists (select 1 from access_grant g where g.account_id = a.id)`,
    );
    this.addSql(`create index account_with_duties on account (created_at desc, id desc) where has_duties`);
    this.addSql(`create function note_duties() returns trigger language plpgsql as $$
      begin
        update account set has_duties = true where id = new.account_id and not has_duties;
        return null;
      end $$`);
    this.addSql(
      `create trigger access_grant_duties after insert on access_grant for each row execute function note_duties()`,
    );
  }
}
