import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { eraseFiles } from './erase-files.ts';

/** A photo of a paper is the paper: row and bytes go; the confirmation keeps who did what when. */
export async function erasePapers(tx: Tx, volunteerId: string): Promise<void> {
  const had = await tx.sql<{
    file_id: string;
  }>(sql`select file_id from qualification where volunteer_id = ${volunteerId} and file_id is not null
    union select file_id from paper_confirmation where volunteer_id = ${volunteerId} and file_id is not null
    union select paper_file_id from rights_request where volunteer_id = ${volunteerId} and paper_file_id is not null
    union select evidence_file_id from identity_dispute where ${volunteerId} in (holder_id, claimant_id) and evidence_file_id is not null`);
  if (had.length === 0) return;
  await tx.sql(sql`update qualification set file_id = null where volunteer_id = ${volunteerId}`);
  await tx.sql(sql`update rights_request set paper_file_id = null where volunteer_id = ${volunteerId}`);
  await tx.sql(sql`update paper_confirmation set file_id = null where volunteer_id = ${volunteerId}`);
  await tx.sql(
    sql`update identity_dispute set evidence_file_id = null where ${volunteerId} in (holder_id, claimant_id)`,
  );
  // One photo may have served two people's papers, or show what was done: it stays until the last of them is gone.
  await eraseFiles(tx, sql`f.id = any(${had.map((file) => file.file_id)}::uuid[])`);
}
