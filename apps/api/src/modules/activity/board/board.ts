import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { readOneSelected } from '../../../platform/projection/read.ts';
import type { Selection } from '../../../platform/projection/selection.ts';
import { sealedName, veiled } from '../finding/veil.ts';
import { waitingCountSql } from '../offline/offline-scan.sql.ts';
import type { BoardType } from './board.type.ts';

/** Live counts in one statement; the clock of the counts is the database reader's `at`. */
const boardProjection = projection({
  name: 'board',
  from: 'activity a join unit u on u.id = a.unit_id',
  joins: {
    counts: `cross join lateral (select
      count(*) filter (where x.state in ('SIGNED_UP', 'ARRIVED', 'COMPLETED'))::int as signed_up,
      count(*) filter (where x.state = 'ARRIVED')::int as arrived,
      count(*) filter (where x.state = 'COMPLETED')::int as completed,
      count(*) filter (where x.state = 'REQUESTED')::int as requested,
      count(*) filter (where x.state in ('SIGNED_UP', 'NO_SHOW', 'EXCUSED'))::int as expected,
      coalesce(json_agg(upper(x.during)) filter (where x.state = 'ARRIVED'), '[]') as ends
      from sign_up x where x.activity_id = a.id) n`,
  },
  fields: {
    activityId: column('a.id'),
    // The board stands where everybody can see it: a sealed service keeps its name to itself.
    title: veiled('a.title', 'NEVER', sealedName),
    at: derived<{ id: string }>({ id: 'a.id' }, (_, ctx) => ctx.services.now()),
    signedUp: column('n.signed_up', 'counts'),
    arrived: column('n.arrived', 'counts'),
    completed: column('n.completed', 'counts'),
    requested: column('n.requested', 'counts'),
    expected: column('n.expected', 'counts'),
    forgotten: derived<{ ends: string[] }>(
      { ends: 'n.ends' },
      ({ ends }, ctx) => ends.filter((end) => Date.parse(end) < ctx.services.now().getTime()).length,
      'counts',
    ),
    offline: column(waitingCountSql('a.id')),
    offlineScans: column('a.id'), // a connection of its own reads on from the id
    lines: column('a.id'), // a connection of its own reads on from the id
  },
});

/** The board of an activity, for those who mark attendance there. */
export async function readBoard(ctx: AppContext, selection: Selection, activityId: string): Promise<BoardType | null> {
  if (!isId(activityId)) return null;
  return await readOneSelected<BoardType>(ctx, selection, {
    projection: boardProjection,
    reach: within(ctx.actor, 'attendance.mark', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' }),
    where: sql`a.id = ${activityId}`,
  });
}
