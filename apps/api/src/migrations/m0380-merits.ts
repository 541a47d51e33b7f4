import { Migration } from '@mikro-orm/migrations';

/** Columns of every version of a record: the first of all says which record it is of. */
const revision = `first_id uuid not null,
      revision integer not null check (revision > 0),
      volunteer_id uuid not null references volunteer (id),
      unit_id uuid not null references unit (id),
      county_code char(6) not null,
      entered_by uuid not null references account (id),
      entered_at timestamptz(3) not null,
      -- Why it was corrected or taken back; the first version corrects nothing.
      reason text check (reason <> ''),
      withdrawn boolean not null,
      replaced_at timestamptz(3),
      check ((revision = 1) = (reason is null) and (revision = 1) = (first_id = id)),
      check (revision > 1 or not withdrawn)`;

/**
 * 培训、表彰奖励、评价: records of their own, never added to hours (令67 §8–10). A correction is a new version; what was said
 * before stays. What a person wrote of somebody erased later is covered, nothing else of a row changes.
 */
export class M0380Merits extends Migration {
  override up(): void {
    this.addSql(`create function keep_revision() returns trigger language plpgsql as $$
      declare texts text[] := tg_argv::text[]; word text;
      begin
        if tg_op = 'DELETE' or old.replaced_at is not null and new.replaced_at is distinct from old.replaced_at
          or (to_jsonb(new) - texts - array['replaced_at', 'volunteer_id']) <> (to_jsonb(old) - texts - array['replaced_at', 'volunteer_id'])
        then raise exception 'a record is corrected by a new version, never rewritten' using errcode = '42501'; end if;
        foreach word in array texts loop
          if to_jsonb(new) ->> word is distinct from to_jsonb(old) ->> word and to_jsonb(new) ->> word is distinct from '（已隐去）'
          then raise exception 'a record is corrected by a new version, never rewritten' using errcode = '42501'; end if;
        end loop;
        return new;
      end $$`);
    this.addSql(`create table training_record (
      id uuid primary key, ${revision},
      name text not null check (name <> ''),
      content text not null,
      organiser text not null check (organiser <> ''),
      held_on date not null,
      minutes integer not null check (minutes between 1 and 60000),
      result text not null check (result in ('PASSED', 'NOT_PASSED', 'NOT_ASSESSED'))
    )`);
    this.addSql(`create table award_record (
      id uuid primary key, ${revision},
      name text not null check (name <> ''),
      level text not null check (level in ('NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'UNIT')),
      issuer text not null check (issuer <> ''),
      awarded_on date not null
    )`);
    this.addSql(`create table evaluation (
      id uuid primary key, ${revision},
      activity_id uuid not null references activity (id),
      by text not null check (by in ('COORDINATOR', 'RECIPIENT', 'VOLUNTEER')),
      score smallint not null check (score between 1 and 5),
      comment text not null,
      evaluated_on date not null
    )`);
    // Two who evaluate the same at one moment: one does. Persons served may be several.
    this.addSql(
      `create unique index evaluation_once on evaluation (activity_id, volunteer_id, by) where replaced_at is null and not withdrawn and by <> 'RECIPIENT'`,
    );
    this.addSql(`create index evaluation_of_activity on evaluation (activity_id, by, id) where replaced_at is null`);
    const texts = {
      training_record: ['content', 'reason'],
      award_record: ['name', 'issuer', 'reason'],
      evaluation: ['comment', 'reason'],
    };
    for (const [table, words] of Object.entries(texts)) {
      this.addSql(`create unique index ${table}_revision on ${table} (first_id, revision)`);
      this.addSql(`create unique index ${table}_current on ${table} (first_id) where replaced_at is null`);
      this.addSql(`create index ${table}_hers on ${table} (volunteer_id, entered_at desc, id desc)`);
      const current = 'where replaced_at is null';
      this.addSql(`create index ${table}_recent on ${table} (entered_at desc, id desc) ${current}`);
      this.addSql(`create index ${table}_county on ${table} (county_code, entered_at desc, id desc) ${current}`);
      this.addSql(`create index ${table}_unit on ${table} (unit_id, entered_at desc, id desc) ${current}`);
      const args = words.map((word) => `'${word}'`).join(', ');
      this.addSql(
        `create trigger ${table}_kept before update or delete on ${table} for each row execute function keep_revision(${args})`,
      );
      this.addSql(
        `create trigger ${table}_keeps_county before update on ${table} for each row execute function keep_county_code()`,
      );
      this.addSql(
        `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
      );
      this.addSql(
        `create trigger ${table}_follow_merge before insert on ${table} for each row execute function follow_merge()`,
      );
    }
  }
}
