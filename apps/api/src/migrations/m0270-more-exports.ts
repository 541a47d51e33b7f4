import { Migration } from '@mikro-orm/migrations';

/** Every list of a yearly archive can be taken along; the worker makes a sheet in the tongue of whoever asked. */
export class M0270MoreExports extends Migration {
  override up(): void {
    this.addSql(`alter table data_export drop constraint data_export_kind_check,
      add constraint data_export_kind_check check (kind in ('VOLUNTEERS', 'ROSTER', 'RECORDS', 'ACTIVITIES', 'MEMBERSHIPS', 'SIGN_UPS', 'SCANS',
        'QUALIFICATIONS', 'CONSENTS', 'RIGHTS_REQUESTS', 'LEDGER', 'CORRECTIONS', 'ACCOUNTS', 'GRANTS', 'AUDIT', 'REVEALS')),
      add column tongue text not null default 'zh' check (tongue in ('zh', 'en'))`);
  }
}
