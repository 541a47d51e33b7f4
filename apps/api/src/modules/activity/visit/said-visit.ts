import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { column, object } from '../../../platform/projection/fields.ts';
import type { SaidVisitType } from './visit.type.ts';

/** What she said of a visit, beside her own sign-up or the line of the roster. */
export const saidVisit = object(
  {
    cameAt: column('hv.came_at'),
    leftAt: column('hv.left_at'),
    stated: column('hv.left_stated'),
    confirmation: column('hv.confirmation'),
  },
  { join: 'visit', presence: 'hv.sign_up_id' },
);
export const saidVisitJoin = 'left join home_visit hv on hv.sign_up_id = su.id';

/** The same of her own sign-up on a card, which is made from other facts. */
export async function readSaid(ctx: AppContext, signUpId: string): Promise<SaidVisitType | null> {
  const [row] = await ctx.services.read.rows<
    SaidVisitType & Record<string, unknown>
  >(sql`select hv.came_at as "cameAt", hv.left_at as "leftAt", hv.left_stated as stated, hv.confirmation
    from home_visit hv join sign_up su on su.id = hv.sign_up_id where su.id = ${signUpId} and ${own('su.volunteer_id', ctx.actor?.volunteerId)}`);
  return row ?? null;
}
