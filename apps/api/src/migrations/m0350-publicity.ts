import { Migration } from '@mikro-orm/migrations';

/** 公示 and objections: one mechanism for all that is put up for notice, which is known here by kind and id alone. */
export class M0350Publicity extends Migration {
  override up(): void {
    this.addSql(`create table public_notice (
      id uuid primary key,
      kind text not null check (kind in ('HOURS')),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      opened_at timestamptz(3) not null,
      opened_on date not null,
      working_days smallint not null check (working_days > 0),
      closes_on date not null,
      -- A year in it had no list of holidays when it was counted: it is counted anew when there is one.
      provisional boolean not null default false,
      state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
      closed_at timestamptz(3),
      check (closes_on >= opened_on),
      check ((state = 'CLOSED') = (closed_at is not null))
    )`);
    this.addSql(`create index public_notice_due on public_notice (closes_on, id) where state = 'OPEN'`);
    this.addSql(`create index public_notice_unit on public_notice (unit_id, state, opened_at desc, id desc)`);
    this.addSql(`create index public_notice_county on public_notice (county_code, opened_at desc, id desc)`);
    this.addSql(
      `create trigger public_notice_county before update on public_notice for each row execute function keep_county_code()`,
    );
    this.addSql(`create table notice_item (
      id uuid primary key,
      notice_id uuid not null references public_notice (id),
      kind text not null,
      subject_id uuid not null,
      -- Objections that are open: counted in the row, so that closing and objecting meet in its lock.
      objections integer not null default 0 check (objections >= 0),
      upheld boolean not null default false,
      outcome text check (outcome in ('STANDS', 'UPHELD', 'REPLACED')),
      ended_at timestamptz(3),
      check ((outcome is null) = (ended_at is null)),
      check (outcome is distinct from 'STANDS' or not upheld),
      -- Nothing ends while somebody waits for an answer about it.
      constraint notice_item_not_while_objected check (outcome is null or objections = 0)
    )`);
    this.addSql(`create index notice_item_of_notice on notice_item (notice_id, id)`);
    this.addSql(`create index notice_item_of_subject on notice_item (subject_id, id desc)`);
    // A thing is on notice once at a time.
    this.addSql(`create unique index notice_item_open on notice_item (subject_id, kind) where outcome is null`);
    this.addSql(`create table objection (
      id uuid primary key,
      item_id uuid not null references notice_item (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      naming text not null check (naming in ('NAMED', 'PROTECTED')),
      -- By name, or sealed: then only who takes it on reads who it was. The index finds her own for herself.
      objector_account_id uuid references account (id),
      objector_cipher text,
      objector_index bytea not null,
      statement text not null check (statement <> ''),
      evidence_file_id uuid references stored_file (id),
      state text not null default 'OPEN' check (state in ('OPEN', 'UPHELD', 'DISMISSED', 'WITHDRAWN')),
      opened_at timestamptz(3) not null,
      due_on date not null,
      due_provisional boolean not null default false,
      revealed_to uuid references account (id),
      revealed_at timestamptz(3),
      reveal_reason text,
      answer text,
      decided_by uuid references account (id),
      decided_at timestamptz(3),
      version integer not null default 1,
      check ((naming = 'NAMED') = (objector_account_id is not null) and (naming = 'PROTECTED') = (objector_cipher is not null)),
      check (naming = 'NAMED' or evidence_file_id is null),
      check ((revealed_to is null) = (revealed_at is null) and (revealed_to is null or naming = 'PROTECTED')),
      check ((state = 'OPEN') = (decided_at is null)),
      check ((state in ('UPHELD', 'DISMISSED')) = (decided_by is not null and answer is not null)),
      constraint objection_other_person check (decided_by is null or decided_by is distinct from objector_account_id)
    )`);
    this.addSql(`create unique index objection_once on objection (item_id, objector_index) where state = 'OPEN'`);
    this.addSql(`create index objection_of_item on objection (item_id, opened_at, id)`);
    this.addSql(`create index objection_mine on objection (objector_index, opened_at desc, id desc)`);
    this.addSql(`create index objection_queue on objection (county_code, state, opened_at, id)`);
    this.addSql(`create index objection_state on objection (state, opened_at, id)`);
    this.addSql(
      `create trigger objection_county before update on objection for each row execute function keep_county_code()`,
    );
    this.addSql(`create function keep_objection() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.state <> 'OPEN' and new.state <> old.state
          or (new.id, new.item_id, new.unit_id, new.naming, new.objector_index, new.opened_at)
            is distinct from (old.id, old.item_id, old.unit_id, old.naming, old.objector_index, old.opened_at)
        then raise exception 'an objection is answered once and never taken away'; end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger objection_kept before update or delete on objection for each row execute function keep_objection()`,
    );
    this.addSql(
      `create trigger objection_no_truncate before truncate on objection for each statement execute function refuse_change()`,
    );

    // Approved is in the ledger; final is what nobody objected to in the notice.
    this.addSql('alter table service_record add column final_at timestamptz(3)');
    // Records approved before there were notices were final when they were approved: nobody can object to them any more.
    this.addSql('alter table service_record disable trigger user');
    this.addSql(`update service_record set final_at = approved_at where state = 'APPROVED'`);
    this.addSql('alter table service_record enable trigger user');
    this.addSql(
      `alter table service_record add constraint service_record_final check (final_at is null or state = 'APPROVED')`,
    );
    // What is not approved yet is little of all there is: the clock counts it by unit.
    this.addSql(
      `create index service_record_waiting on service_record (unit_id, activity_id) where state <> 'APPROVED'`,
    );
    this.addSql(`create table record_urge (
      record_id uuid not null references service_record (id),
      on_day date not null,
      holder_unit_id uuid not null references unit (id),
      by_account_id uuid not null references account (id),
      at timestamptz(3) not null,
      primary key (record_id, on_day)
    )`);
    this.addSql(`create table deadline_reminder (
      unit_id uuid not null references unit (id),
      due_on date not null,
      at timestamptz(3) not null,
      primary key (unit_id, due_on)
    )`);
  }
}
