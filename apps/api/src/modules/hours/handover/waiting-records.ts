import { sql } from '../../../platform/database/sql.ts';
import { openItems } from '../../../platform/open-items.ts';

/**
 * Records wait at a desk, which follows the duty by itself. Nobody approves her own: a successor whose own hours, or hours
 * she proposed, wait at that very desk would hold the key to them.
 */
openItems({
  name: 'hours.waiting-records',
  label: '待审核的时长',
  async count(reader, { paths }) {
    const [row] = await reader.sql<{
      n: number;
    }>(sql`select count(*)::int as n from service_record r join unit u on u.id = r.holder_unit_id
      where r.state = 'PROPOSED' and u.path = any(${paths}::text[])`);
    return row?.n ?? 0;
  },
  async against(reader, { to, paths }) {
    const [row] = await reader.sql<{
      n: number;
    }>(sql`select count(*)::int as n from service_record r join unit u on u.id = r.holder_unit_id
      where r.state = 'PROPOSED' and u.path = any(${paths}::text[])
        and (r.proposed_by = ${to} or r.volunteer_id = (select v.id from volunteer v where v.account_id = ${to}))`);
    return row && row.n > 0 ? [{ code: 'SUCCESSOR_OWN_RECORDS', params: { count: row.n } }] : [];
  },
});
