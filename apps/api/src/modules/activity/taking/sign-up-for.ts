import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { refuse } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { barred } from '../shared/reach.ts';
import { takeOpening } from './take-opening.ts';

/** A coordinator signs up someone of hers. The same reasons hold, but for those that are overridable on record. */
export const signUpFor = useCase({
  name: 'activity.sign-up-for',
  label: '代为报名',
  input: z.object({ openingId: z.string(), volunteerId: z.string() }),
  async run(tx, { openingId, volunteerId }) {
    if (!(await withinReach(tx, volunteerId))) return refuse('NOT_FOUND', { field: 'volunteerId' });
    return await takeOpening(tx, {
      openingId,
      volunteerId,
      source: 'COORDINATOR',
      barred: ({ path }) => barred(tx.actor, 'activity.manage', path),
    });
  },
});

/** Her reach over people: volunteers of her units and members of her teams. */
async function withinReach(tx: SignedInTx, volunteerId: string): Promise<boolean> {
  if (!isId(volunteerId)) return false;
  const [row] =
    await tx.sql(sql`select 1 as there from volunteer v join unit u on u.id = v.unit_id where v.id = ${volunteerId}
    and ((${within(tx.actor, 'volunteer.read', { path: 'u.path' })}) or exists (select from membership m join unit t on t.id = m.team_id
      where m.volunteer_id = v.id and m.state = 'ACTIVE' and ${within(tx.actor, 'volunteer.read', { path: 't.path' })}))`);
  return row !== undefined;
}
