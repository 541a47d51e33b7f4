import { Migration } from '@mikro-orm/migrations';

/** A paper of somebody without an account, written down by one and verified by another. */
export class M0213QualificationEntered extends Migration {
  override up(): void {
    this.addSql(`alter table qualification add column entered_by uuid references account (id),
      add constraint qualification_two_people check (state <> 'VERIFIED' or entered_by is null or verified_by <> entered_by)`);
  }
}
