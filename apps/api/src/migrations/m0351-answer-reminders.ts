import { Migration } from '@mikro-orm/migrations';

/** Whoever answers is reminded of an objection once, before it is late. */
export class M0351AnswerReminders extends Migration {
  override up(): void {
    this.addSql('alter table objection add column reminded_at timestamptz(3)');
    this.addSql(`create index objection_unreminded on objection (due_on) where state = 'OPEN' and reminded_at is null`);
  }
}
