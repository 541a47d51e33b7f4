import { sql } from '../../platform/database/sql.ts';
import { addPersonPart, eraseFiles, type PersonPart } from '../people/index.ts';

/**
 * Lists taken along hold her name for the days of their term. A sheet cannot be cut, and to open every one would take
 * longer than she should wait: each list of people goes whose owner acts, or acted, where any of hers lies, where something
 * about her or of her doing was logged (the log, scans and the ledger name who acted), or above or below a duty she had
 * (grants name her, records name who approved). Whoever still needs it makes it again in a minute, without her.
 */
const exportsOfPerson: PersonPart = {
  name: 'export',
  async erase(tx, id) {
    const places = sql`select unit_id from volunteer where id = ${id}
      union select team_id from membership where volunteer_id = ${id}
      union select a.unit_id from sign_up su join activity a on a.id = su.activity_id where su.volunteer_id = ${id}
      union select unit_id from service_record where volunteer_id = ${id}
      union select unit_id from rights_request where volunteer_id = ${id}
      union select unit_id from audit_entry where entity_id = ${id}
      union select e.unit_id from audit_entry e join volunteer v on v.account_id = e.actor_account_id where v.id = ${id}`;
    const duties = sql`select from access_grant h join volunteer v on v.account_id = h.account_id join unit hu on hu.id = h.unit_id
      where v.id = ${id} and (starts_with(gu.path, hu.path) or starts_with(hu.path, gu.path))`;
    await eraseFiles(
      tx,
      sql`f.id in (select x.file_id from data_export x where x.kind <> 'ACTIVITIES' and exists (select from access_grant g
        join unit gu on gu.id = g.unit_id where g.account_id = x.requested_by and g.effect = 'ALLOW'
          and (exists (select from unit pu where pu.id in (${places}) and starts_with(pu.path, gu.path)) or exists (${duties}))))`,
    );
    await eraseFiles(
      tx,
      sql`f.id in (select x.file_id from data_export x join volunteer v on v.account_id = x.requested_by where v.id = ${id})`,
    );
  },
};
addPersonPart(exportsOfPerson);
