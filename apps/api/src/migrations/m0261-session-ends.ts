import { Migration } from '@mikro-orm/migrations';

/** Why a session ended before its time: whoever held it reads it at the door. */
export class M0261SessionEnds extends Migration {
  override up(): void {
    this.addSql('alter table session add column ended_by text');
  }
}
