import { may } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { addFileReader } from '../../../platform/files/file-readers.ts';
import { column, derived, object } from '../../../platform/projection/fields.ts';
import { qualificationKindFields } from '../../service-type/index.ts';

type Paper = { fileId: string | null; volunteerId: string; path: string };

/** Qualifications of a volunteer `v` whose unit is `u`. The paper itself is for her and for those who verify it. */
export const qualificationsOfVolunteer = {
  from: 'qualification q join qualification_kind qk on qk.code = q.kind_code',
  where: 'q.volunteer_id = v.id',
  orderBy: 'q.created_at desc, q.id',
  limit: 50,
  fields: {
    id: column('q.id'),
    kind: object(qualificationKindFields('qk')),
    issuer: column('q.issuer'),
    validFrom: column('q.valid_from'),
    validTo: column('q.valid_to'),
    state: column('q.state'),
    version: column('q.version'),
    fileUrl: derived<Paper>(
      { fileId: 'q.file_id', volunteerId: 'v.id', path: 'u.path' },
      ({ fileId, volunteerId, path }, { actor, origin }) =>
        fileId && (actor?.volunteerId === volunteerId || may(actor, 'qualification.verify', path))
          ? `/files/${fileId}?app=${origin.app}`
          : null,
    ),
  },
};

addFileReader(async ({ services, actor }, fileId) => {
  const reach = within(actor, 'qualification.verify', { path: 'u.path', unitId: 'v.unit_id', county: 'v.county_code' });
  const rows =
    await services.read.rows(sql`select 1 as one from qualification q join volunteer v on v.id = q.volunteer_id join unit u on u.id = v.unit_id
    where q.file_id = ${fileId} and ${reach} limit 1`);
  return rows.length > 0;
});
