import type { Actor } from '../../../platform/access/actor.ts';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import type { Projection } from '../../../platform/projection/fields.ts';
import { byTime, type List } from '../../../platform/projection/list.ts';
import { livingAt, namedLike, volunteerReach } from '../../people/index.ts';
import type { MeritFilter } from './merit.type.ts';

/** Of one person; a malformed id is nobody's. */
export const ofPerson = (id: string): Fragment => (isId(id) ? sql`x.volunteer_id = ${id}` : sql`false`);

const narrowed = (actor: Actor | null, { volunteerId, keyword, unitId }: MeritFilter): Fragment =>
  all([
    sql`x.replaced_at is null and v.erased_at is null`,
    volunteerId && ofPerson(volunteerId),
    keyword && namedLike('v', keyword),
    unitId && livingAt(actor, unitId),
  ]);

/** Training or awards of the people she sees, newest first. */
export const meritList = (projection: Projection): List<MeritFilter> => ({
  projection,
  order: byTime('x.entered_at', 'x.id'),
  rows: ({ actor }, filter) => ({ reach: volunteerReach(actor), where: narrowed(actor, filter) }),
});

/** A volunteer's own, newest first; what was taken back is told, too. */
export const mine = (context: AppContext, projection: Projection, more?: Fragment) => ({
  projection,
  order: byTime('x.entered_at', 'x.id'),
  reach: own('x.volunteer_id', context.actor?.volunteerId),
  where: all([sql`x.replaced_at is null`, more]),
});
