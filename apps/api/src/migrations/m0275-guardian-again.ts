import { Migration } from '@mikro-orm/migrations';

/**
 * A guardian may be asked again while her yes to an older version of the notice stands (PIPL §14, §31): one question and one
 * yes at a time, no longer one of both.
 */
export class M0275GuardianAgain extends Migration {
  override up(): void {
    this.addSql(
      `create unique index guardian_consent_waiting on guardian_consent (volunteer_id) where state = 'WAITING'`,
    );
    this.addSql(`create unique index guardian_consent_given on guardian_consent (volunteer_id) where state = 'GIVEN'`);
    this.addSql('drop index guardian_consent_open');
  }
}
