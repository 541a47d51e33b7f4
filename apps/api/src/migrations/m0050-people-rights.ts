import { Migration } from '@mikro-orm/migrations';

/** People as they are: reveals, guardians, papers and call-backs, identity disputes, merges, requests under PIPL §45–50. */
export class M0050PeopleRights extends Migration {
  override up(): void {
    this.volunteer();
    this.reveals();
    this.guardians();
    this.papers();
    this.disputesAndMerges();
    this.requests();
  }

  private volunteer(): void {
    this.addSql(`alter table volunteer add column id_disputed boolean not null default false, add column state_reason text,
      add column state_changed_at timestamptz(3), add column merged_into uuid references volunteer (id), add column erased_at timestamptz(3)`);
    this.addSql(`alter table volunteer drop constraint volunteer_state_check`);
    this.addSql(`alter table volunteer add constraint volunteer_state_check
      check (state in ('PENDING_SELF', 'PENDING_GUARDIAN', 'ACTIVE', 'SUSPENDED', 'DEREGISTERED', 'MERGED'))`);
    this.addSql(
      `alter table volunteer add constraint volunteer_merged check ((state = 'MERGED') = (merged_into is not null))`,
    );
    // One holder of a number at any time; a second person who states it is registered like anyone else and disputed aside.
    this.addSql(`alter table volunteer drop constraint volunteer_id_number_index_key`);
    this.addSql(
      `create unique index volunteer_id_number_index_key on volunteer (id_number_index) where not id_disputed`,
    );
    this.addSql(`create index volunteer_id_number_disputed on volunteer (id_number_index) where id_disputed`);
    this.addSql(`create index volunteer_name_birth on volunteer (name, birth_date)`);
    // Rejected with a reason she reads; told once that it is about to expire.
    this.addSql(`alter table qualification add column reject_reason text, add column expiry_told_at timestamptz(3)`);
    this.addSql(`create index qualification_waiting on qualification (created_at, id) where state = 'CLAIMED'`);
    this.addSql(`create index qualification_ending on qualification (valid_to) where state = 'VERIFIED'`);
  }

  /** Who looked at a whole number, when and why (rules §6: kept at least three years; append-only). */
  private reveals(): void {
    this.addSql(`create table data_reveal (
      id uuid not null,
      at timestamptz(3) not null default now(),
      volunteer_id uuid not null,
      county_code char(6) not null,
      field text not null check (field in ('PHONE', 'ID_NUMBER')),
      purpose text not null,
      reason text not null,
      account_id uuid not null,
      reader_unit_id uuid not null,
      reader_role text not null,
      ip inet,
      primary key (id, at)
    ) partition by range (at)`);
    this.addSql(`create table data_reveal_other partition of data_reveal default`);
    for (let year = 2026; year <= 2031; year += 1) {
      this.addSql(
        `create table data_reveal_${year} partition of data_reveal for values from ('${year}-01-01') to ('${year + 1}-01-01')`,
      );
    }
    this.addSql(`create index data_reveal_of on data_reveal (volunteer_id, at desc, id desc)`);
    this.addSql(`create index data_reveal_by on data_reveal (account_id, at desc)`);
    this.addSql(
      `create trigger data_reveal_append_only before update or delete on data_reveal for each row execute function refuse_change()`,
    );
    this.addSql(
      `create trigger data_reveal_no_truncate before truncate on data_reveal for each statement execute function refuse_change()`,
    );
  }

  /** AT-5: the guardian decides on a phone of her own, by a link that works once. */
  private guardians(): void {
    this.addSql(`alter table guardian_consent alter column given_at drop not null, alter column given_at drop default,
      add column state text not null default 'GIVEN' check (state in ('WAITING', 'GIVEN', 'REFUSED', 'WITHDRAWN', 'ENDED')),
      add column guardian_phone_masked text not null default '', add column link_cipher text, add column link_hash bytea unique,
      add column link_expires_at timestamptz(3), add column asked_at timestamptz(3), add column decided_at timestamptz(3),
      add column notice_version text references privacy_notice (version)`);
    this.addSql(`update guardian_consent set state = 'WITHDRAWN' where withdrawn_at is not null`);
    this.addSql(`update guardian_consent g set state = 'ENDED' where state = 'GIVEN' and exists
      (select 1 from guardian_consent o where o.volunteer_id = g.volunteer_id and o.state = 'GIVEN' and o.id > g.id)`);
    this.addSql(`alter table guardian_consent alter column state set default 'WAITING'`);
    this.addSql(
      `create unique index guardian_consent_open on guardian_consent (volunteer_id) where state in ('WAITING', 'GIVEN')`,
    );
    this.addSql(`alter table guardian_consent add check (state <> 'GIVEN' or given_at is not null)`);
    // A message that is no inbox note (a link for somebody who has no account) carries its own text, sealed.
    this.addSql(`alter table sms_delivery add column if not exists text_cipher text`);
  }

  /** Elders without a phone of their own: a signed paper, and a call-back by somebody else. */
  private papers(): void {
    this.addSql(`create table paper_confirmation (
      id uuid primary key,
      volunteer_id uuid not null references volunteer (id),
      county_code char(6) not null,
      file_id uuid references stored_file (id),
      notice_version text not null references privacy_notice (version),
      consents text[] not null,
      signed_on date not null,
      state text not null default 'WAITING' check (state in ('WAITING', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
      submitted_by uuid not null references account (id),
      submitted_at timestamptz(3) not null default now(),
      decided_by uuid references account (id),
      decided_at timestamptz(3),
      version integer not null default 1,
      constraint paper_two_people check (decided_by is null or decided_by <> submitted_by),
      check (state not in ('CONFIRMED', 'REFUSED') or (decided_by is not null and decided_at is not null))
    )`);
    this.addSql(`create unique index paper_waiting on paper_confirmation (volunteer_id) where state = 'WAITING'`);
    this.addSql(
      `create index paper_queue on paper_confirmation (county_code, submitted_at, id) where state = 'WAITING'`,
    );
    this.addSql(`create index paper_file on paper_confirmation (file_id)`);
    this.addSql(
      `create trigger paper_confirmation_county before update on paper_confirmation for each row execute function keep_county_code()`,
    );
    this.addSql(`create table call_back (
      id uuid primary key,
      confirmation_id uuid not null references paper_confirmation (id),
      called_by uuid not null references account (id),
      at timestamptz(3) not null default now(),
      result text not null check (result in ('AGREED', 'REFUSED', 'NO_ANSWER', 'WRONG_NUMBER')),
      note text not null default ''
    )`);
    this.addSql(`create index call_back_of on call_back (confirmation_id, at)`);
  }

  private disputesAndMerges(): void {
    this.addSql(`create table identity_dispute (
      id uuid primary key,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      holder_id uuid not null references volunteer (id),
      claimant_id uuid not null references volunteer (id),
      state text not null default 'OPEN' check (state in ('OPEN', 'SETTLED')),
      decision text check (decision in ('CLAIMANT', 'HOLDER', 'SAME_PERSON')),
      wrong_record text check (wrong_record in ('CORRECT', 'DEIDENTIFY')),
      evidence text,
      evidence_file_id uuid references stored_file (id),
      opened_at timestamptz(3) not null default now(),
      settled_by uuid references account (id),
      settled_at timestamptz(3),
      version integer not null default 1,
      check (holder_id <> claimant_id),
      check (state = 'OPEN' or (decision is not null and settled_by is not null and settled_at is not null)),
      check (decision is null or decision = 'SAME_PERSON' or wrong_record is not null)
    )`);
    this.addSql(`create unique index identity_dispute_open on identity_dispute (claimant_id) where state = 'OPEN'`);
    this.addSql(`create index identity_dispute_holder on identity_dispute (holder_id)`);
    this.addSql(`create index identity_dispute_queue on identity_dispute (opened_at, id)`);
    this.addSql(`create index identity_dispute_file on identity_dispute (evidence_file_id)`);
    this.addSql(
      `create trigger identity_dispute_county before update on identity_dispute for each row execute function keep_county_code()`,
    );
    // A record proposed while a merge runs belongs to whom the person became: waits for the merge, then follows it.
    this.addSql(`create function follow_merge() returns trigger language plpgsql as $$
      declare became uuid;
      begin
        select v.merged_into into became from volunteer v where v.id = new.volunteer_id for key share;
        new.volunteer_id := coalesce(became, new.volunteer_id);
        return new;
      end $$`);
    this.addSql(
      `create trigger service_record_follow_merge before insert on service_record for each row execute function follow_merge()`,
    );
    this.addSql(`create table merge_case (
      id uuid primary key,
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      kept_id uuid not null references volunteer (id),
      absorbed_id uuid not null references volunteer (id),
      state text not null default 'PROPOSED' check (state in ('PROPOSED', 'DONE', 'DECLINED')),
      reason text not null,
      proposed_by uuid not null references account (id),
      proposed_at timestamptz(3) not null default now(),
      decided_by uuid references account (id),
      decided_at timestamptz(3),
      decline_reason text,
      moved jsonb,
      version integer not null default 1,
      check (kept_id <> absorbed_id),
      constraint merge_two_people check (decided_by is null or decided_by <> proposed_by),
      check (state = 'PROPOSED' or (decided_by is not null and decided_at is not null))
    )`);
    this.addSql(
      `create unique index merge_case_once on merge_case (least(kept_id, absorbed_id), greatest(kept_id, absorbed_id)) where state = 'PROPOSED'`,
    );
    this.addSql(`create index merge_case_queue on merge_case (proposed_at, id)`);
    this.addSql(
      `create trigger merge_case_county before update on merge_case for each row execute function keep_county_code()`,
    );
  }

  /** Access, copy, correction, erasure, explanation (PIPL §45–50); due in 15 working days. */
  private requests(): void {
    this.addSql(`create table rights_request (
      id uuid primary key,
      volunteer_id uuid not null references volunteer (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      kind text not null check (kind in ('COPY', 'CORRECTION', 'ERASURE', 'EXPLANATION')),
      state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'REFUSED', 'WITHDRAWN')),
      asked_by uuid not null references account (id),
      asked_at timestamptz(3) not null default now(),
      due_on date not null,
      detail_cipher text,
      answer_cipher text,
      decided_by uuid references account (id),
      decided_at timestamptz(3),
      version integer not null default 1,
      check (state not in ('DONE', 'REFUSED') or decided_at is not null)
    )`);
    this.addSql(`create unique index rights_request_open on rights_request (volunteer_id, kind) where state = 'OPEN'`);
    this.addSql(`create index rights_request_queue on rights_request (due_on, id) where state = 'OPEN'`);
    this.addSql(`create index rights_request_of on rights_request (volunteer_id, asked_at desc, id desc)`);
    this.addSql(`create index rights_request_recent on rights_request (asked_at, id)`);
    this.addSql(
      `create trigger rights_request_county before update on rights_request for each row execute function keep_county_code()`,
    );
  }
}
