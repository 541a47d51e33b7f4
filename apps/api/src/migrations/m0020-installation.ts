import { Migration } from '@mikro-orm/migrations';

/** Facts of this installation: which keys its data is sealed with (fingerprints, never keys). */
export class M0020Installation extends Migration {
  override up(): void {
    this.addSql(`create table installation (
      name text primary key,
      value text not null,
      noted_at timestamptz(3) not null default now()
    )`);
  }
}
