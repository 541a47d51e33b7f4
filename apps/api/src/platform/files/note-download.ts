import type { AppContext } from '../context.ts';
import { sql } from '../database/sql.ts';
import { newId } from '../ids.ts';
import { noteAction } from '../use-case.ts';

const name = noteAction('files.download', '下载表格');

/** Reading changes nothing, so it goes through no use case; that a file full of people was taken is written all the same. */
export async function noteDownload(
  context: AppContext,
  row: { readonly id: string; readonly county_code: string },
): Promise<void> {
  const { origin, actor, services } = context;
  const unitId = actor?.grants[0]?.unitId ?? null;
  await services.read.rows(sql`insert into audit_entry (id, at, action, outcome, actor_account_id, app, unit_id, county_code, entity_type, entity_id, ip, request_id)
    values (${newId()}, ${services.now()}, ${name}, 'DONE', ${actor?.accountId ?? null}, ${origin.app}, ${unitId}, ${row.county_code},
      'StoredFile', ${row.id}, ${origin.ip}::inet, ${origin.requestId})`);
}
