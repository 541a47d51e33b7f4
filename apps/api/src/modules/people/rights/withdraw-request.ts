import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';

/** She takes an open request back; nothing of it is kept but that there was one. */
export const withdrawRequest = useCase({
  name: 'people.withdraw-request',
  label: '撤回个人信息请求',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }) }),
  async run(tx, { id }) {
    const [row] = await tx.sql<{
      unit_id: string;
      county_code: string;
    }>(sql`update rights_request set state = 'WITHDRAWN',
      decided_at = ${tx.now}, detail_cipher = null, version = version + 1
      where id = ${id} and volunteer_id = ${tx.actor.volunteerId}::uuid and state = 'OPEN' returning unit_id, county_code`);
    if (!row) return refuse('NOT_FOUND');
    tx.changed({ entity: 'RightsRequest', id, kind: 'update', after: { state: 'WITHDRAWN' } });
    tx.about({ entityType: 'RightsRequest', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    return { id };
  },
});
