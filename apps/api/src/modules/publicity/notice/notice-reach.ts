import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { noticeSubjects } from './notice-subjects.ts';

const columns = { path: 'u.path', unitId: 'n.unit_id', county: 'n.county_code' } as const;

/** Notices `n` of the places whose things of that kind she may read. */
export function noticesWithin(actor: Actor | null): Fragment {
  const parts = noticeSubjects().map(({ kind, read }) => sql`n.kind = ${kind} and ${within(actor, read, columns)}`);
  return parts.length > 0 ? sql`(${sql.join(parts, ' or ')})` : sql`false`;
}

/** Notices `n` inside the organisation she belongs to: of her teams, and of the units they belong to. */
export const noticesOfTeams = (actor: Actor | null): Fragment =>
  actor?.volunteerId
    ? sql`n.unit_id in (select x.id from membership m join unit t on t.id = m.team_id join unit x on x.id in (t.id, t.parent_id)
        where m.volunteer_id = ${actor.volunteerId} and m.state = 'ACTIVE')`
    : sql`false`;

/** An item she may see, and so object to: by a right, by her teams, or because it is hers (`s`). */
export const itemsSeen = (actor: Actor | null): Fragment =>
  sql`(${noticesWithin(actor)} or ${noticesOfTeams(actor)} or ${actor?.volunteerId ? sql`s.volunteer_id = ${actor.volunteerId}` : sql`false`})`;
