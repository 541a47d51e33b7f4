import { Migration } from '@mikro-orm/migrations';

/**
 * 入户服务: no code hangs in somebody's home. What she says of her coming and leaving is a claim beside the sign-up until a
 * companion or the recipient's signed slip says it too; of the recipient nothing is kept but the photo.
 */
export class M0400HomeVisits extends Migration {
  override up(): void {
    this.addSql('alter table activity add column home_visit boolean not null default false');
    this.addSql(`create table home_visit (
      sign_up_id uuid primary key references sign_up (id),
      activity_id uuid not null references activity (id),
      county_code char(6) not null,
      came_at timestamptz(3) not null,
      left_at timestamptz(3),
      -- Whether a time was stated after the shift rather than said on the spot.
      came_stated boolean not null default false,
      left_stated boolean not null default false,
      said_by uuid not null references account (id),
      said_at timestamptz(3) not null,
      device_key bytea constraint home_visit_device_key check (length(device_key) = 16),
      -- Whom she asked to confirm it.
      asked_id uuid references sign_up (id),
      asked_at timestamptz(3),
      reminded_at timestamptz(3),
      confirmation text check (confirmation in ('COMPANION', 'SLIP')),
      confirmed_by uuid references account (id),
      confirmed_at timestamptz(3),
      companion_id uuid references sign_up (id),
      -- The photo of the slip; gone when its term is over or she is erased.
      file_id uuid references stored_file (id),
      released_at timestamptz(3),
      -- Who left by the clock had come by it.
      constraint home_visit_said check ((left_stated or not came_stated) and (left_at is not null or not left_stated)),
      constraint home_visit_in_order check (left_at >= came_at),
      constraint home_visit_asked_whole check ((asked_id is null) = (asked_at is null) and asked_id <> sign_up_id),
      constraint home_visit_confirmed_whole check ((confirmation is null) = (confirmed_by is null)
        and (confirmation is null) = (confirmed_at is null) and (confirmation is null or left_at is not null)),
      constraint home_visit_by_companion check ((companion_id is not null) = (confirmation is not distinct from 'COMPANION')
        and companion_id <> sign_up_id and (companion_id is null or confirmed_by <> said_by)),
      constraint home_visit_by_slip check ((file_id is not null or released_at is not null) = (confirmation is not distinct from 'SLIP')
        and (file_id is null or released_at is null))
    )`);
    this.addSql('create unique index home_visit_file on home_visit (file_id) where file_id is not null');
    this.addSql('create index home_visit_companion on home_visit (companion_id) where companion_id is not null');
    this.addSql(
      'create index home_visit_unconfirmed on home_visit (said_at) where confirmation is null and reminded_at is null',
    );
    this.addSql('create index home_visit_held on home_visit (confirmed_at) where file_id is not null');
    this.addSql(`create function keep_home_visit() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or (new.sign_up_id, new.activity_id, new.county_code) is distinct from (old.sign_up_id, old.activity_id, old.county_code)
          or old.confirmation is not null and ((new.came_at, new.left_at, new.came_stated, new.left_stated, new.said_by, new.said_at, new.device_key, new.asked_id, new.asked_at,
              new.confirmation, new.confirmed_by, new.confirmed_at, new.companion_id)
            is distinct from (old.came_at, old.left_at, old.came_stated, old.left_stated, old.said_by, old.said_at, old.device_key, old.asked_id, old.asked_at,
              old.confirmation, old.confirmed_by, old.confirmed_at, old.companion_id)
            or new.file_id is distinct from old.file_id and new.file_id is not null)
        then raise exception 'a home visit is confirmed once and never rewritten'; end if;
        return new;
      end $$`);
    this.addSql(
      'create trigger home_visit_kept before update or delete on home_visit for each row execute function keep_home_visit()',
    );
    this.addSql(
      'create trigger home_visit_no_truncate before truncate on home_visit for each statement execute function refuse_change()',
    );
    // Kinds of their own in every record of it, so that evidence can be graded by them.
    const methods = `('QR', 'DIGITS', 'PROXY', 'STATED', 'OFFLINE', 'COMPANION', 'SLIP')`;
    this.addSql(
      `alter table scan drop constraint scan_method_check, add constraint scan_method_check check (method in ${methods})`,
    );
    for (const column of ['check_in_method', 'check_out_method'])
      this.addSql(
        `alter table sign_up drop constraint sign_up_${column}_check, add constraint sign_up_${column}_check check (${column} in ${methods})`,
      );
    this.addSql(`alter table service_record drop constraint service_record_source_check,
      add constraint service_record_source_check check (source in ('SCAN', 'PROXY', 'STATED', 'OFFLINE', 'COMPANION', 'SLIP', 'LATE'))`);
    this.addSql(`alter table record_flag drop constraint record_flag_code_check, add constraint record_flag_code_check check
      (code in ('LATE_ENTRY', 'NO_SIGN_UP', 'OVER_8_HOURS', 'OVER_12_HOURS', 'OVERLAP', 'FAR_APART', 'ONE_DEVICE', 'ONLY_EACH_OTHER'))`);
  }
}
