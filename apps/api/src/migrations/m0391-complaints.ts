import { Migration } from '@mikro-orm/migrations';

/** 投诉 about services: what was said, where it lies, by when it is due, and every step, none of which is taken away. */
export class M0391Complaints extends Migration {
  override up(): void {
    this.addSql(`create table complaint (
      id uuid primary key,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      activity_id uuid references activity (id),
      about text not null check (about in ('SERVICE', 'STAFF')),
      about_name text check (about_name <> ''),
      naming text not null check (naming in ('NAMED', 'PROTECTED')),
      -- By herself, or by somebody who entered it for a person without an account.
      entered_by uuid references account (id),
      complainant_account_id uuid references account (id),
      complainant_name text check (complainant_name <> ''),
      -- The account, or the name of her who has none, of whoever asked for protection.
      complainant_cipher text,
      -- By this she finds her own; of one that was entered for somebody there is none.
      complainant_index bytea,
      facts text[] not null check (cardinality(facts) between 1 and 5),
      evidence_file_id uuid references stored_file (id),
      state text not null default 'RECEIVED' check (state in ('RECEIVED', 'ACCEPTED', 'DECLINED', 'ANSWERED', 'REVIEW', 'CLOSED', 'WITHDRAWN')),
      desk_unit_id uuid not null references unit (id),
      received_at timestamptz(3) not null,
      -- What is due next, counted from then: accepting and answering from receipt, a review from asking.
      counted_from timestamptz(3) not null,
      due_on date not null,
      due_provisional boolean not null default false,
      finding text check (finding in ('UPHELD', 'PARTLY', 'NOT_UPHELD')),
      handled_by uuid references account (id),
      reviewed_by uuid references account (id),
      review_asked_at timestamptz(3),
      ended_at timestamptz(3),
      urged_for date,
      reminded_for date,
      revealed_to uuid references account (id),
      revealed_at timestamptz(3),
      reveal_reason text,
      version integer not null default 1,
      constraint complaint_by_somebody check (case when entered_by is null
        then complainant_index is not null and complainant_name is null
          and (naming = 'NAMED') = (complainant_account_id is not null) and (naming = 'PROTECTED') = (complainant_cipher is not null)
        else complainant_index is null and complainant_account_id is null
          and (naming = 'NAMED') = (complainant_name is not null) and (naming = 'PROTECTED') = (complainant_cipher is not null) end),
      -- The log of uploads would tell who she is.
      check (naming = 'NAMED' or entered_by is not null or evidence_file_id is null),
      check ((revealed_to is null) = (revealed_at is null) and (revealed_to is null or naming = 'PROTECTED')),
      constraint complaint_handled check (case state when 'RECEIVED' then handled_by is null when 'ACCEPTED' then handled_by is null
        when 'WITHDRAWN' then true else handled_by is not null end),
      constraint complaint_found check (case state when 'ANSWERED' then finding is not null
        when 'REVIEW' then true when 'CLOSED' then true else finding is null end),
      check ((state in ('CLOSED', 'WITHDRAWN')) = (ended_at is not null)),
      check (state <> 'REVIEW' or review_asked_at is not null),
      check (reviewed_by is null or state = 'CLOSED' and finding is not null and review_asked_at is not null),
      constraint complaint_other_person check (
        handled_by is distinct from coalesce(complainant_account_id, entered_by) or handled_by is null),
      constraint complaint_review_other_person check (reviewed_by is null
        or reviewed_by <> handled_by and reviewed_by is distinct from coalesce(complainant_account_id, entered_by))
    )`);
    const open = `state in ('RECEIVED', 'ACCEPTED', 'REVIEW')`;
    this.addSql(
      `create unique index complaint_once on complaint (complainant_index, unit_id, coalesce(activity_id, unit_id)) where ${open}`,
    );
    this.addSql(`create index complaint_mine on complaint (complainant_index, received_at desc, id desc)`);
    this.addSql(`create index complaint_entered on complaint (entered_by, received_at desc, id desc)`);
    this.addSql(`create index complaint_recent on complaint (received_at desc, id desc)`);
    this.addSql(`create index complaint_county on complaint (county_code, received_at desc, id desc)`);
    this.addSql(`create index complaint_desk on complaint (desk_unit_id, received_at desc, id desc)`);
    this.addSql(`create index complaint_unit on complaint (unit_id, state)`);
    this.addSql(`create index complaint_due on complaint (due_on, id) where ended_at is null`);
    this.addSql(`create table complaint_step (
      id uuid primary key,
      complaint_id uuid not null references complaint (id),
      county_code char(6) not null,
      kind text not null check (kind in ('RECEIVED', 'ACCEPTED', 'DECLINED', 'ANSWERED', 'URGED', 'MOVED', 'REVEALED', 'REVIEW_ASKED', 'REVIEWED',
        'CLOSED', 'WITHDRAWN')),
      at timestamptz(3) not null,
      -- Null: the complainant, or the clock.
      by_account_id uuid references account (id),
      desk_unit_id uuid not null references unit (id),
      -- By when this step was due; it was late when it was taken after.
      due_on date,
      finding text check (finding in ('UPHELD', 'PARTLY', 'NOT_UPHELD')),
      words text check (words <> ''),
      measure text check (measure <> ''),
      check ((kind in ('ANSWERED', 'REVIEWED')) = (finding is not null)),
      check (kind not in ('DECLINED', 'ANSWERED', 'REVIEW_ASKED', 'REVIEWED', 'REVEALED') or words is not null),
      check (kind not in ('ACCEPTED', 'DECLINED', 'ANSWERED', 'REVIEWED') or by_account_id is not null)
    )`);
    this.addSql(`create index complaint_step_of on complaint_step (complaint_id, at, id)`);
    // Each of these happens once in the life of a complaint, whoever tries twice at one moment.
    this.addSql(
      `create unique index complaint_step_once on complaint_step (complaint_id, kind) where kind not in ('URGED', 'MOVED')`,
    );
    this.addSql(`create function keep_complaint() returns trigger language plpgsql as $$
      declare
        moving text[] := array['state', 'desk_unit_id', 'counted_from', 'due_on', 'due_provisional', 'finding', 'handled_by', 'reviewed_by', 'review_asked_at',
          'ended_at', 'urged_for', 'reminded_for', 'revealed_to', 'revealed_at', 'reveal_reason', 'version', 'county_code'];
        texts text[] := array['about_name', 'complainant_name', 'facts', 'evidence_file_id'];
      begin
        if tg_op = 'DELETE'
          or (to_jsonb(new) - moving - texts) <> (to_jsonb(old) - moving - texts)
          or new.facts <> old.facts and new.facts <> array['（已隐去）']
          or new.about_name is distinct from old.about_name and new.about_name is distinct from '（已隐去）'
          or new.complainant_name is distinct from old.complainant_name and new.complainant_name is distinct from '（已隐去）'
          or new.evidence_file_id is distinct from old.evidence_file_id and new.evidence_file_id is not null
          or old.handled_by is not null and new.handled_by is distinct from old.handled_by
          or old.review_asked_at is not null and new.review_asked_at is distinct from old.review_asked_at
          or old.revealed_to is not null and new.revealed_to is distinct from old.revealed_to
          or new.state <> old.state and not (old.state || ' ' || new.state = any (array['RECEIVED ACCEPTED', 'RECEIVED DECLINED', 'RECEIVED WITHDRAWN',
            'ACCEPTED ANSWERED', 'ACCEPTED WITHDRAWN', 'DECLINED REVIEW', 'DECLINED CLOSED', 'ANSWERED REVIEW', 'ANSWERED CLOSED', 'REVIEW CLOSED']))
          or new.finding is distinct from old.finding and not (new.state = 'ANSWERED' and old.state = 'ACCEPTED' or new.state = 'CLOSED' and old.state = 'REVIEW')
        then raise exception 'a complaint goes step by step and is never taken away' using errcode = '42501'; end if;
        return new;
      end $$`);
    this.addSql(`create function keep_complaint_step() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or (to_jsonb(new) - array['words', 'measure']) <> (to_jsonb(old) - array['words', 'measure'])
          or new.words is distinct from old.words and new.words is distinct from '（已隐去）'
          or new.measure is distinct from old.measure and new.measure is distinct from '（已隐去）'
        then raise exception 'what was done about a complaint is never rewritten' using errcode = '42501'; end if;
        return new;
      end $$`);
    for (const table of ['complaint', 'complaint_step']) {
      this.addSql(
        `create trigger ${table}_kept before update or delete on ${table} for each row execute function keep_${table}()`,
      );
      this.addSql(
        `create trigger ${table}_county before update on ${table} for each row execute function keep_county_code()`,
      );
      this.addSql(
        `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
      );
    }
  }
}
