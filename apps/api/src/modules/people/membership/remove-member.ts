import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { membershipEnded } from '../people.events.ts';
import { Membership } from './membership.entity.ts';
import { canRemove, type RemovableMembership } from './membership.policy.ts';

const Input = z.object({
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  reason: text(limits.shortText),
});

interface Row extends RemovableMembership, Record<string, unknown> {
  team_id: string;
  county_code: string;
  version: number;
}

/**
 * Whoever decides who joins ends a membership, too: an elder without an account cannot leave by herself, and need not be
 * deregistered for it. She stays a volunteer; what she signed up for and her hours stay hers, as when she leaves.
 */
export const removeMember = useCase({
  name: 'people.remove-member',
  label: '移出服务队',
  input: Input,
  async run(tx, { id, version, reason }) {
    const reach = within(tx.actor, 'volunteer.read', { path: 'u.path', unitId: 'm.team_id' });
    const [row] =
      await tx.sql<Row>(sql`select m.team_id, m.county_code, m.version, m.state, m.volunteer_id as "volunteerId", u.path
      from membership m join unit u on u.id = m.team_id where m.id = ${id} and ${reach} for update of m`);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(canRemove(tx.actor, row));
    if (no) return no;
    if (row.version !== version) return refuse('STALE_VERSION');
    const membership = await tx.em.findOneOrFail(Membership, id);
    membership.end(tx.actor.accountId, reason, tx.now);
    tx.about({ entityType: 'Membership', entityId: id, unitId: row.team_id, countyCode: row.county_code });
    tx.publish(membershipEnded.of({ membershipId: id }));
    tx.touch(`team:${row.team_id}`);
    return { id };
  },
});
