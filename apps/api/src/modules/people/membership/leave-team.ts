import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { Membership } from './membership.entity.ts';

/** She leaves a team, or takes her request back; what she signed up for and her hours stay hers. */
export const leaveTeam = useCase({
  name: 'people.leave-team',
  label: '退出服务队',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }) }),
  async run(tx, { id }) {
    const [row] = await tx.sql<{ team_id: string; county_code: string }>(
      sql`select team_id, county_code from membership where id = ${id} and volunteer_id = ${tx.actor.volunteerId}::uuid
        and state in ('REQUESTED', 'ACTIVE') for update`,
    );
    if (!row) return refuse('NOT_FOUND');
    const membership = await tx.em.findOneOrFail(Membership, id);
    membership.leave(tx.now);
    tx.about({ entityType: 'Membership', entityId: id, unitId: row.team_id, countyCode: row.county_code });
    tx.touch(`team:${row.team_id}`);
    return { id };
  },
});
