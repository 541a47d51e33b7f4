import { Migration } from '@mikro-orm/migrations';

/** Changing plans: what was changed, for whom, who was told; closing an activity, its photos and their consents. */
export class M0040Plans extends Migration {
  override up(): void {
    // CALLED_OFF tells that it was the organiser, not she.
    this.addSql(`alter table sign_up drop constraint sign_up_state_check, add constraint sign_up_state_check check (state in
      ('REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED', 'CANCELLED', 'DECLINED', 'NO_SHOW', 'EXCUSED', 'CALLED_OFF'))`);
    // A post no longer wanted in a shift has no places; the row stays for those who had signed up.
    this.addSql(
      `alter table opening drop constraint opening_maximum_check, add constraint opening_maximum_check check (maximum between 0 and 1000)`,
    );

    this.addSql(`create table plan_change (
      id uuid primary key,
      activity_id uuid not null references activity (id),
      county_code char(6) not null,
      kind text not null check (kind in ('CANCELLED', 'MOVED', 'PLACES')),
      reason text not null default '',
      -- Times, places, numbers; never a person.
      details jsonb not null default '{}',
      by_account_id uuid not null references account (id),
      created_at timestamptz(3) not null default now()
    )`);
    this.addSql(`create index plan_change_of_activity on plan_change (activity_id, created_at desc, id desc)`);
    this.addSql(`create table plan_change_person (
      plan_change_id uuid not null references plan_change (id),
      sign_up_id uuid not null references sign_up (id),
      effect text not null check (effect in ('CALLED_OFF', 'MOVED', 'RELEASED', 'LOST_PLACE')),
      was tstzrange not null,
      becomes tstzrange,
      primary key (plan_change_id, sign_up_id)
    )`);
    this.addSql(`create index plan_change_person_of_sign_up on plan_change_person (sign_up_id)`);
    for (const table of ['plan_change', 'plan_change_person'])
      this.addSql(
        `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
      );
    // Who was told of a change, and when; how a text message fared is read from its delivery.
    this.addSql(`create table plan_notice (
      plan_change_id uuid not null,
      sign_up_id uuid not null,
      message_id uuid references message (id) on delete set null,
      told_at timestamptz(3),
      primary key (plan_change_id, sign_up_id),
      foreign key (plan_change_id, sign_up_id) references plan_change_person (plan_change_id, sign_up_id)
    )`);
    this.addSql(`create index plan_notice_of_message on plan_notice (message_id)`);
    this.addSql(`create index sms_delivery_of_message on sms_delivery (message_id)`);

    this.addSql(`create table activity_closing (
      activity_id uuid primary key references activity (id),
      county_code char(6) not null,
      people_served integer not null check (people_served between 0 and 1000000),
      summary text not null default '',
      closed_by uuid not null references account (id),
      closed_at timestamptz(3) not null,
      reopened_by uuid references account (id),
      reopened_at timestamptz(3),
      reopen_reason text,
      version integer not null default 1
    )`);
    this.addSql(
      `create trigger activity_closing_county before update on activity_closing for each row execute function keep_county_code()`,
    );
    this.addSql(`create table activity_photo (
      id uuid primary key,
      activity_id uuid not null references activity (id),
      county_code char(6) not null,
      file_id uuid not null unique references stored_file (id),
      caption text not null default '',
      -- Recognisable people in it: it shows only while each of them consents (PIPL §25, §29).
      people smallint not null check (people between 0 and 50),
      audience text not null check (audience in ('PARTICIPANTS', 'VOLUNTEERS')),
      added_by uuid not null references account (id),
      created_at timestamptz(3) not null default now(),
      version integer not null default 1
    )`);
    this.addSql(`create index activity_photo_of_activity on activity_photo (activity_id, created_at, id)`);
    this.addSql(`create table photo_consent (
      id uuid primary key,
      photo_id uuid not null references activity_photo (id) on delete cascade,
      name_cipher text not null,
      name_masked text not null,
      volunteer_id uuid references volunteer (id),
      statement text not null,
      given_on date not null,
      recorded_by uuid not null references account (id),
      recorded_at timestamptz(3) not null default now(),
      withdrawn_at timestamptz(3),
      withdrawn_by uuid references account (id)
    )`);
    this.addSql(`create index photo_consent_of_photo on photo_consent (photo_id)`);
    this.addSql(
      `create index photo_consent_of_volunteer on photo_consent (volunteer_id) where volunteer_id is not null`,
    );

    // Each account's own way of looking at a list.
    this.addSql(`create table saved_view (
      id uuid primary key,
      account_id uuid not null references account (id),
      list_key text not null,
      name text not null,
      filters jsonb not null,
      created_at timestamptz(3) not null default now(),
      constraint saved_view_name unique (account_id, list_key, name)
    )`);
    this.addSql(`create table list_columns (
      account_id uuid not null references account (id),
      list_key text not null,
      columns text[] not null,
      primary key (account_id, list_key)
    )`);
  }
}
