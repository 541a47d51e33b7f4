import { Migration } from '@mikro-orm/migrations';

/**
 * 时长公开: complaints about an organisation and flags of its approvers, in sums that single out nobody (docs/integrity.md). Complaints are
 * taken along as a sheet, and one line of another platform's hours can be taken back by itself, by somebody, with a reason.
 */
export class M0411ComplaintSums extends Migration {
  override up(): void {
    this.addSql(`create table integrity_sum (
      unit_id uuid not null references unit (id),
      kind text not null check (kind in ('COMPLAINT', 'APPROVER_FLAG')),
      county_code char(6) not null,
      people integer not null check (people >= 5),
      raised integer not null check (raised >= people),
      done integer not null check (done between 0 and raised),
      -- Of complaints alone: a flag has no day.
      in_time integer check (in_time between 0 and done),
      counted_at timestamptz(3) not null,
      primary key (unit_id, kind),
      check ((kind = 'COMPLAINT') = (in_time is not null))
    )`);
    this.addSql(
      `create trigger integrity_sum_county before update on integrity_sum for each row execute function keep_county_code()`,
    );
    this.addSql(`alter table data_export drop constraint data_export_kind_check,
      add constraint data_export_kind_check check (kind in ('VOLUNTEERS', 'ROSTER', 'RECORDS', 'ACTIVITIES', 'MEMBERSHIPS', 'SIGN_UPS', 'SCANS',
        'QUALIFICATIONS', 'CONSENTS', 'RIGHTS_REQUESTS', 'LEDGER', 'CORRECTIONS', 'ACCOUNTS', 'GRANTS', 'AUDIT', 'REVEALS', 'COMPLAINTS'))`);
    // Of a whole file that was taken back the import says it.
    this.addSql(`alter table external_hours add column undone_by uuid references account (id), add column undo_reason text check (undo_reason <> ''),
      add constraint external_hours_undone_alone check ((undone_by is null) = (undo_reason is null) and (undone_by is null or undone_at is not null))`);
  }
}
