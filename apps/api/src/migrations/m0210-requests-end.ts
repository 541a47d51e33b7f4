import { Migration } from '@mikro-orm/migrations';

/** A request about one's own data ends with the data; those left open by earlier erasures end now. */
export class M0210RequestsEnd extends Migration {
  override up(): void {
    this.addSql(`alter table rights_request drop constraint rights_request_state_check,
      add constraint rights_request_state_check check (state in ('OPEN', 'DONE', 'REFUSED', 'WITHDRAWN', 'LAPSED'))`);
    this.addSql(`update rights_request r set state = case r.kind when 'ERASURE' then 'DONE' else 'LAPSED' end, decided_at = v.erased_at,
        detail_cipher = null, answer_cipher = null, version = r.version + 1
      from volunteer v where v.id = r.volunteer_id and r.state = 'OPEN' and v.erased_at is not null and v.state <> 'MERGED'`);
  }
}
