import { sql } from '../../platform/database/sql.ts';
import { addPersonPart, eraseFiles, type PersonPart } from '../people/index.ts';

/**
 * Lists taken along hold her name for the days of their term. A sheet cannot be cut, and to open every one would take
 * longer than she should wait: each list of people goes whose owner acts, or acted, where any of hers lies. Whoever still
 * needs it makes it again in a minute, without her.
 */
const exportsOfPerson: PersonPart = {
  name: 'export',
  async erase(tx, id) {
    const places = sql`select unit_id from volunteer where id = ${id}
      union select team_id from membership where volunteer_id = ${id}
      union select a.unit_id from sign_up su join activity a on a.id = su.activity_id where su.volunteer_id = ${id}
      union select unit_id from service_record where volunteer_id = ${id}`;
    await eraseFiles(
      tx,
      sql`f.id in (select x.file_id from data_export x where x.kind <> 'ACTIVITIES' and exists (select from access_grant g
        join unit gu on gu.id = g.unit_id join unit pu on starts_with(pu.path, gu.path)
        where g.account_id = x.requested_by and g.effect = 'ALLOW' and pu.id in (${places})))`,
    );
  },
};
addPersonPart(exportsOfPerson);
