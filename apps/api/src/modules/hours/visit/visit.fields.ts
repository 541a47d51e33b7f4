import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { addFileReader } from '../../../platform/files/file-readers.ts';
import { column, object } from '../../../platform/projection/fields.ts';

/** The home visit `hv` behind a record `r`, once somebody confirmed it. */
export const visitJoin =
  'left join home_visit hv on hv.sign_up_id = r.sign_up_id and hv.confirmation is not null left join account hva on hva.id = hv.confirmed_by';

const said = {
  confirmation: column('hv.confirmation'),
  confirmedAt: column('hv.confirmed_at'),
  stated: column('hv.left_stated'),
  cameAt: column('hv.came_at'),
  leftAt: column('hv.left_at'),
} as const;

/** As she whose hours it is reads it. */
export const myVisitField = object(said, { join: 'visit', presence: 'hv.sign_up_id' });
/** As approvers read it: with who confirmed it, and the slip while it is kept. */
export const visitField = object(
  { ...said, confirmedByName: column('hva.display_name'), fileId: column('hv.file_id') },
  { join: 'visit', presence: 'hv.sign_up_id' },
);

/** A slip shows whom she served: it is opened by those who may approve there; whoever uploaded it opens it anyway. */
addFileReader(async ({ services, actor }, fileId) => {
  const reach = within(actor, 'hours.approve', { path: 'u.path', unitId: 'a.unit_id', county: 'hv.county_code' });
  const rows = await services.read.rows(sql`select 1 as one from home_visit hv join activity a on a.id = hv.activity_id
    join unit u on u.id = a.unit_id where hv.file_id = ${fileId} and ${reach} limit 1`);
  return rows.length > 0;
});
