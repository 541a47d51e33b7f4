import { sql } from '../../../platform/database/sql.ts';
import { type Handover, openItems } from '../../../platform/open-items.ts';

/** What she brought that still runs, waits for her, or has people who have not confirmed and need their codes. */
const open = ({
  from,
  paths,
}: Handover) => sql`i.created_by = ${from} and exists (select from unit u where u.id = i.unit_id and u.path ^@ any(${paths}::text[]))
  and (i.state in ('READING', 'MAPPING', 'CHECKING', 'CHECKED', 'IMPORTING')
    or i.state = 'DONE' and exists (select from volunteer_import_row r join volunteer v on v.id = r.volunteer_id
      where r.import_id = i.id and v.state = 'PENDING_SELF'))`;

/**
 * An import is one person's and runs with her rights: when they end, it would stop in the middle and its people never get
 * their codes. It goes on with her successor's, and with it its files, which hold ID numbers and are no longer the former's.
 */
openItems({
  name: 'people.imports',
  label: '未办完的志愿者导入',
  async count(reader, handover) {
    const [row] = await reader.sql<{ n: number }>(
      sql`select count(*)::int as n from volunteer_import i where ${open(handover)}`,
    );
    return row?.n ?? 0;
  },
  async move(reader, handover) {
    // Locked first: a step under way ends with the former's rights, the next begins with the successor's.
    const rows = await reader.sql<{ id: string }>(
      sql`select i.id from volunteer_import i where ${open(handover)} order by i.id for update`,
    );
    const ids = rows.map(({ id }) => id);
    await reader.sql(
      sql`update volunteer_import set created_by = ${handover.to}, version = version + 1 where id = any(${ids}::uuid[])`,
    );
    await reader.sql(sql`update stored_file f set uploaded_by = ${handover.to} from volunteer_import i
      where i.id = any(${ids}::uuid[]) and f.id in (i.file_id, i.returned_file_id)`);
  },
});
