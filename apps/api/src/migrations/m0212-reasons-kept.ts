import { Migration } from '@mikro-orm/migrations';

/** Why a right was taken back or a login ended stands beside it, where it can be erased; the log says only that it was said. */
export class M0212ReasonsKept extends Migration {
  override up(): void {
    this.addSql(`alter table access_grant add column revoke_reason text`);
    this.addSql(`alter table session add column end_reason text`);
  }
}
