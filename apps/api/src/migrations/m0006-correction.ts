import { Migration } from '@mikro-orm/migrations';

/** Corrections of approved records: proposed by one, decided by another; the ledger gets a reversal and a new entry. */
export class M0006Correction extends Migration {
  override up(): void {
    this.addSql(`create table correction (
      id uuid primary key,
      record_id uuid not null references service_record (id),
      volunteer_id uuid not null references volunteer (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      state text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED')),
      reason text not null check (reason <> ''),
      before_started_at timestamptz(3) not null,
      before_ended_at timestamptz(3) not null,
      before_minutes integer not null,
      started_at timestamptz(3) not null,
      ended_at timestamptz(3) not null,
      minutes integer not null check (minutes between 0 and 1440),
      policy_version text not null,
      proposed_by uuid not null references account (id),
      proposed_at timestamptz(3) not null default now(),
      scanned_by uuid[] not null default '{}',
      holder_unit_id uuid not null references unit (id),
      held_since timestamptz(3) not null default now(),
      decided_by uuid references account (id),
      decided_at timestamptz(3),
      decision_note text,
      version integer not null default 1,
      check (ended_at >= started_at),
      check ((state = 'PROPOSED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
      constraint correction_other_person check (decided_by is null or decided_by <> proposed_by and decided_by <> all (scanned_by))
    )`);
    // Two corrections of one record never wait side by side.
    this.addSql(`create unique index correction_waiting on correction (record_id) where state = 'PROPOSED'`);
    this.addSql(`create index correction_of_record on correction (record_id, proposed_at desc, id)`);
    this.addSql(
      `create index correction_queue on correction (holder_unit_id, held_since, id) where state = 'PROPOSED'`,
    );
    this.addSql(`create index correction_unit on correction (unit_id) where state = 'PROPOSED'`);
    this.addSql(
      `create trigger correction_county before update on correction for each row execute function keep_county_code()`,
    );
  }
}
