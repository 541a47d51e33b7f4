import { Migration } from '@mikro-orm/migrations';

/** A request about one's own data from somebody without an account: on paper, handed in by one and answered by another. */
export class M0112RightsOnPaper extends Migration {
  override up(): void {
    this.addSql(`alter table rights_request
      add column channel text not null default 'APP' check (channel in ('APP', 'PAPER')),
      add column paper_file_id uuid references stored_file (id)`);
    this.addSql(
      `alter table rights_request add constraint rights_two_people check (channel = 'APP' or decided_by is null or decided_by <> asked_by)`,
    );
    this.addSql(`create index rights_request_file on rights_request (paper_file_id) where paper_file_id is not null`);
  }
}
