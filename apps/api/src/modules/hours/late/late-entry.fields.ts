import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { addFileReader } from '../../../platform/files/file-readers.ts';
import { addFileUse } from '../../../platform/files/file-uses.ts';
import { column, object } from '../../../platform/projection/fields.ts';

/** The late entry `le` behind a record `r`. */
export const lateEntryJoin =
  'left join late_entry le on le.id = r.late_entry_id left join account lea on lea.id = le.entered_by';

const said = {
  id: column('le.id'),
  reason: column('le.reason'),
  enteredByName: column('lea.display_name'),
  enteredAt: column('le.entered_at'),
} as const;

/** As she whose hours it is reads it: who entered it and why. The sheet itself shows other people and is not hers to open. */
export const myLateEntryField = object(said, { join: 'late', presence: 'le.id' });
/** As approvers read it: with the paper, while it is kept. */
export const lateEntryField = object({ ...said, fileId: column('le.file_id') }, { join: 'late', presence: 'le.id' });

/** A sheet full of names and signatures is opened by those who may approve there; whoever uploaded it opens it anyway. */
addFileReader(async ({ services, actor }, fileId) => {
  const reach = within(actor, 'hours.approve', { path: 'u.path', unitId: 'le.unit_id', county: 'le.county_code' });
  const rows = await services.read.rows(
    sql`select 1 as one from late_entry le join unit u on u.id = le.unit_id where le.file_id = ${fileId} and ${reach} limit 1`,
  );
  return rows.length > 0;
});

addFileUse('late_entry.file_id');
