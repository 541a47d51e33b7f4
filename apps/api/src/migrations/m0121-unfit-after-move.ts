import { Migration } from '@mikro-orm/migrations';

/** A move asks age, consent and qualification anew: who lost her place for it, and who keeps it although something must be renewed. */
export class M0121UnfitAfterMove extends Migration {
  override up(): void {
    this.addSql(`alter table plan_change_person
      -- Refusal codes of what she does not meet on the new date.
      add column why text[] not null default '{}',
      drop constraint plan_change_person_effect_check,
      add constraint plan_change_person_effect_check check (effect in ('CALLED_OFF', 'MOVED', 'RELEASED', 'LOST_PLACE', 'UNFIT')),
      add constraint plan_change_person_unfit_why check (effect <> 'UNFIT' or why <> '{}')`);
  }
}
