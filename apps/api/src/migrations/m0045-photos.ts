import { Migration } from '@mikro-orm/migrations';

/** A photo is taken back as a whole: hidden in the transaction that says so, its bytes erased by the worker. */
export class M0045Photos extends Migration {
  override up(): void {
    this.addSql(`alter table activity_photo
      add column withdrawn_at timestamptz(3),
      -- Nobody when the platform did, because a person in it had her data erased.
      add column withdrawn_by uuid references account (id),
      add column withdraw_reason text,
      add column erased_at timestamptz(3),
      add constraint activity_photo_withdrawn_whole check ((withdrawn_at is null) = (withdraw_reason is null)),
      add constraint activity_photo_erased_after check (erased_at is null or withdrawn_at is not null)`);
    // What was taken back never shows again: people asked for it, and the bytes may be gone.
    this.addSql(`create function keep_photo_withdrawn() returns trigger language plpgsql as $$
      begin
        if old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at then
          raise exception 'a withdrawn photo stays withdrawn' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger activity_photo_withdrawn before update on activity_photo for each row execute function keep_photo_withdrawn()`,
    );
    this.addSql(
      `create trigger activity_photo_county before update on activity_photo for each row execute function keep_county_code()`,
    );
  }
}
