import { Migration } from '@mikro-orm/migrations';

/** Kinds of papers are a catalogue the province edits, like service types: retired, never deleted, for papers name them. */
export class M0145QualificationKinds extends Migration {
  override up(): void {
    this.addSql(`alter table qualification_kind
      add column active boolean not null default true,
      add column version int not null default 1`);
  }
}
