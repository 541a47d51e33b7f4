import { Migration } from '@mikro-orm/migrations';

/**
 * A qualification and the evidence of a dispute once took any file of one's own: a sheet full of people, a list taken along.
 * Such a file has a term and is no paper; while a row still named it, it stayed past that term and was open to whoever may see
 * the row. They let it go: the nightly tidying does the rest. What was verified by it stays verified, by whom it was.
 */
export class M0277TermsKept extends Migration {
  override up(): void {
    for (const [table, column] of [
      ['qualification', 'file_id'],
      ['identity_dispute', 'evidence_file_id'],
    ])
      this.addSql(`update ${table} held set ${column} = null, version = held.version + 1 from stored_file f
        where f.id = held.${column} and (f.expires_at is not null or f.sealed)`);
  }
}
