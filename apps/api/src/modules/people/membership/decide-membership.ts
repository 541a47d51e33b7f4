import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { membershipDecided } from '../people.events.ts';
import { Membership } from './membership.entity.ts';
import { canDecide, type DecidableMembership } from './membership.policy.ts';

const fields = {
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  accept: z.boolean(),
  reason: optionalText(limits.shortText),
} as const;

interface Row extends Record<string, unknown> {
  team_id: string;
  county_code: string;
  version: number;
  state: DecidableMembership['state'];
  volunteer_state: DecidableMembership['volunteerState'];
  path: string;
}

/** A coordinator accepts or declines. Of two who decide at once the first is heard. */
export const decideMembership = useCase({
  name: 'people.decide-membership',
  label: '审核入队申请',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.id) return refuse('NOT_FOUND');
    const reach = within(tx.actor, 'volunteer.read', { path: 'u.path', unitId: 'm.team_id' });
    const [row] =
      await tx.sql<Row>(sql`select m.team_id, m.county_code, m.version, m.state, v.state as volunteer_state, u.path
      from membership m join unit u on u.id = m.team_id join volunteer v on v.id = m.volunteer_id
      where m.id = ${values.id} and ${reach} for update of m`);
    if (!row) return refuse('NOT_FOUND');
    // A request may be declined whatever became of her.
    const volunteerState = values.accept ? row.volunteer_state : 'ACTIVE';
    reasons.push(...canDecide(tx.actor, { state: row.state, volunteerState, path: row.path }));
    // Who comes second hears that it is decided; that her version is old follows from it.
    if (row.state === 'REQUESTED' && row.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const { id, accept, reason } = complete;
    const membership = await tx.em.findOneOrFail(Membership, id);
    membership.decide(accept, tx.actor.accountId, reason || null, tx.now);
    tx.about({ entityType: 'Membership', entityId: id, unitId: row.team_id, countyCode: row.county_code });
    tx.publish(membershipDecided.of({ membershipId: id, accepted: accept }));
    tx.touch(`team:${row.team_id}`);
    return { id };
  },
});
