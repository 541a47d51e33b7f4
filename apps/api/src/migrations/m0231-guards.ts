import { Migration } from '@mikro-orm/migrations';

/** What the other tables of their kind have had from the start: rows that stay cannot be emptied away, counties stay. */
export class M0231Guards extends Migration {
  override up(): void {
    for (const table of ['scan', 'plan_change', 'plan_change_person', 'offline_scan'])
      this.addSql(
        `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
      );
    // A year of theirs is a table as well, which its owner could empty alone.
    this.addSql(`do $$ declare part record; begin
      for part in select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid and c.relkind = 'r'
        where i.inhparent in ('audit_entry'::regclass, 'scan'::regclass, 'ledger_entry'::regclass, 'data_reveal'::regclass) loop
        execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', part.name || '_no_truncate', part.name);
      end loop;
    end $$`);
    for (const table of ['ledger_account', 'stored_file'])
      this.addSql(
        `create trigger ${table}_county before update on ${table} for each row execute function keep_county_code()`,
      );
  }
}
