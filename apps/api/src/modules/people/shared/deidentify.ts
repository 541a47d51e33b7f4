import { randomBytes } from 'node:crypto';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { eraseImportRows } from '../import/erase-import-rows.ts';
import { closeAccount } from './close-account.ts';
import { erasePapers } from './erase-papers.ts';
import { eraseAccountWords, erasePersonWords } from './erase-words.ts';
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
 * record is settled by de-identifying). Registrations merged into hers are hers, too.
 */
export async function deidentify(tx: Tx, volunteerId: string): Promise<void> {
  for (const id of await recordsOf(tx, volunteerId)) await deidentifyRecord(tx, id);
  tx.changed({ entity: 'Volunteer', id: volunteerId, kind: 'deidentify' });
}

async function recordsOf(tx: Tx, volunteerId: string): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(sql`with recursive hers as (select ${volunteerId}::uuid as id
      union select v.id from volunteer v join hers h on v.merged_into = h.id) select id from hers`);
  return rows.map(({ id }) => id);
}

async function deidentifyRecord(tx: Tx, volunteerId: string): Promise<void> {
  const [row] = await tx.sql<Row>(sql`select account_id from volunteer where id = ${volunteerId}`);
  const nothing = tx.services.cipher.seal('');
  // Before her numbers go: rows of files are found by them, and what was counted against a number nobody had yet.
  await eraseImportRows(tx, volunteerId);
  await tx.sql(
    sql`delete from unknown_phone p using volunteer v where v.id = ${volunteerId} and p.phone_index = v.phone_index`,
  );
  await tx.sql(sql`update volunteer set name = ${ERASED_NAME}, birth_date = ${NO_DAY}, id_number_cipher = ${nothing},
    id_number_index = ${randomBytes(32)}, id_disputed = false, phone_cipher = ${nothing}, phone_index = ${randomBytes(32)}, phone_masked = '',
    skills = '', service_type_ids = '{}', availability = '{}', search_text = '', search_grams = '{}', state_reason = null,
    erased_at = ${tx.now}, version = version + 1 where id = ${volunteerId}`);
  await tx.sql(sql`update guardian_consent set guardian_name = ${ERASED_NAME}, guardian_phone_cipher = ${nothing}, guardian_phone_masked = '',
    relation = '', link_hash = null, link_cipher = null where volunteer_id = ${volunteerId}`);
  await tx.sql(sql`delete from registration_confirmation where volunteer_id = ${volunteerId}`);
  await tx.sql(sql`delete from likely_duplicate where ${volunteerId} in (one_id, other_id)`);
  await endRequests(tx, volunteerId);
  await erasePersonWords(tx, volunteerId);
  await erasePapers(tx, volunteerId);
  for (const part of personParts()) await part.erase?.(tx, volunteerId);
  if (row?.account_id) await eraseAccount(tx, row.account_id);
}

/**
 * What she asks for elsewhere ends here: an erasure is done by whichever way it came about, and of a correction or an
 * explanation nothing is left to be done. Nobody is left to hear the answer, and what was written in them goes.
 */
async function endRequests(tx: Tx, volunteerId: string): Promise<void> {
  await tx.sql(sql`update rights_request set state = case kind when 'ERASURE' then 'DONE' else 'LAPSED' end, decided_at = ${tx.now},
    version = version + 1 where volunteer_id = ${volunteerId} and state = 'OPEN'`);
  await tx.sql(
    sql`update rights_request set detail_cipher = null, answer_cipher = null where volunteer_id = ${volunteerId}`,
  );
}

/** Her account is closed and says nobody's name; messages to it are gone. */
async function eraseAccount(tx: Tx, accountId: string): Promise<void> {
  await closeAccount(tx, accountId);
  const nothing = tx.services.cipher.seal('');
  await tx.sql(
    sql`delete from unknown_phone p using account a where a.id = ${accountId} and p.phone_index = a.phone_index`,
  );
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
  await eraseAccountWords(tx, accountId);
  await tx.sql(sql`update session set user_agent = null, ip = null, end_reason = null where account_id = ${accountId}`);
}
