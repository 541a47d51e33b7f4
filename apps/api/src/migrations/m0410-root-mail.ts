import { Migration } from '@mikro-orm/migrations';

/** Copies of the ledger's roots by e-mail: each address is a place of its own (docs/ledger.md). */
export class M0410RootMail extends Migration {
  override up(): void {
    this.addSql(`alter table ledger_root_copy drop constraint ledger_root_copy_pkey, drop constraint ledger_root_copy_target_check,
      add column address text not null default '',
      add constraint ledger_root_copy_target_check check (target in ('FILE', 'WEBHOOK', 'MAIL')),
      add constraint ledger_root_copy_address check ((target = 'MAIL') = (address <> '')),
      add primary key (root_number, target, address)`);
  }
}
