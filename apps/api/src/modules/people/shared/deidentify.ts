import { randomBytes } from 'node:crypto';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { closeAccount } from './close-account.ts';
import { eraseFiles } from './erase-files.ts';
import { personParts } from './person-parts.ts';

/** What stands where a name was. */
export const ERASED_NAME = '已注销';
/** A day nobody was born on stands for the birth date: with village and gender it could still tell who it was. */
const NO_DAY = '1900-01-01';

interface Row extends Record<string, unknown> {
  account_id: string | null;
}

/**
 * Takes away whatever tells who somebody was: names, numbers, dates, papers, words written about her, account. Hours and
 * figures of units stay, and so does the ledger, which holds no personal text (rules §6: deletion against the ten-year
 * record is settled by de-identifying).
 */
export async function deidentify(tx: Tx, volunteerId: string): Promise<void> {
  const [row] = await tx.sql<Row>(sql`select account_id from volunteer where id = ${volunteerId}`);
  const nothing = tx.services.cipher.seal('');
  await tx.sql(sql`update volunteer set name = ${ERASED_NAME}, birth_date = ${NO_DAY}, id_number_cipher = ${nothing},
    id_number_index = ${randomBytes(32)}, id_disputed = false, phone_cipher = ${nothing}, phone_index = ${randomBytes(32)}, phone_masked = '',
    skills = '', service_type_ids = '{}', availability = '{}', search_text = '', search_grams = '{}', state_reason = null,
    erased_at = ${tx.now}, version = version + 1 where id = ${volunteerId}`);
  await tx.sql(sql`update guardian_consent set guardian_name = ${ERASED_NAME}, guardian_phone_cipher = ${nothing}, guardian_phone_masked = '',
    relation = '', link_hash = null, link_cipher = null where volunteer_id = ${volunteerId}`);
  await tx.sql(sql`delete from registration_confirmation where volunteer_id = ${volunteerId}`);
  await tx.sql(sql`delete from likely_duplicate where ${volunteerId} in (one_id, other_id)`);
  await eraseWords(tx, volunteerId);
  await erasePapers(tx, volunteerId);
  for (const part of personParts()) await part.erase?.(tx, volunteerId);
  if (row?.account_id) await eraseAccount(tx, row.account_id);
  tx.changed({ entity: 'Volunteer', id: volunteerId, kind: 'deidentify' });
}

/** Reasons and answers may name a person: they go, the decisions stay. */
async function eraseWords(tx: Tx, volunteerId: string): Promise<void> {
  await tx.sql(sql`update membership set reason = null where volunteer_id = ${volunteerId} and reason is not null`);
  await tx.sql(
    sql`update rights_request set detail_cipher = null, answer_cipher = null where volunteer_id = ${volunteerId}`,
  );
  await tx.sql(
    sql`update call_back set note = '' where confirmation_id in (select id from paper_confirmation where volunteer_id = ${volunteerId})`,
  );
  await tx.sql(
    sql`update qualification set number_cipher = null, issuer = '', reject_reason = null where volunteer_id = ${volunteerId}`,
  );
}

/** A photo of a paper is the paper: row and bytes go; the confirmation keeps who did what when. */
async function erasePapers(tx: Tx, volunteerId: string): Promise<void> {
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
  // One photo may have served two people's papers: it stays until the last of them is gone.
  await eraseFiles(
    tx,
    sql`f.id = any(${had.map((file) => file.file_id)}::uuid[]) and not exists (select from qualification q where q.file_id = f.id)
      and not exists (select from paper_confirmation p where p.file_id = f.id) and not exists (select from identity_dispute d where d.evidence_file_id = f.id)
      and not exists (select from rights_request r where r.paper_file_id = f.id)`,
  );
}

/** Her account is closed and says nobody's name; messages to it are gone. */
async function eraseAccount(tx: Tx, accountId: string): Promise<void> {
  await closeAccount(tx, accountId);
  const nothing = tx.services.cipher.seal('');
  await tx.sql(sql`update account set display_name = ${ERASED_NAME}, phone_cipher = ${nothing}, phone_index = ${randomBytes(32)},
    phone_masked = '', totp_cipher = null where id = ${accountId}`);
  // What was not sent yet is not sent any more.
  await tx.sql(
    sql`delete from sms_delivery where state <> 'SENT' and message_id in (select id from message where account_id = ${accountId})`,
  );
  await tx.sql(sql`update sms_delivery set message_id = null, phone_cipher = ${nothing}, phone_masked = '', text_cipher = null
    where message_id in (select id from message where account_id = ${accountId})`);
  await tx.sql(sql`delete from sms_delivery d using sms_code c where c.account_id = ${accountId} and d.id = c.id`);
  await tx.sql(sql`delete from message where account_id = ${accountId}`);
  await tx.sql(sql`delete from recovery_code where account_id = ${accountId}`);
  await tx.sql(sql`delete from sms_code where account_id = ${accountId}`);
  await tx.sql(sql`update session set user_agent = null, ip = null where account_id = ${accountId}`);
}
