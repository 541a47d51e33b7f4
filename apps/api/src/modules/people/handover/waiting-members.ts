import { sql } from '../../../platform/database/sql.ts';
import { openItems } from '../../../platform/open-items.ts';

/** Who asks to join a team waits in the team's line, which follows the duty by itself. */
openItems({
  name: 'people.membership-requests',
  label: '待审核的入队申请',
  async count(reader, { paths }) {
    const [row] = await reader.sql<{
      n: number;
    }>(sql`select count(*)::int as n from membership m join unit u on u.id = m.team_id
      where m.state = 'REQUESTED' and u.path ^@ any(${paths}::text[])`);
    return row?.n ?? 0;
  },
});
