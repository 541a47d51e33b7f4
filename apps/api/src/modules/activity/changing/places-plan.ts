import { limits, type Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { type PlannedPerson, plannedPeople, type Run, waits } from './people.ts';

export interface PlacesWanted {
  readonly openings: readonly { readonly openingId: string; readonly maximum: number }[];
}
export interface ChangedOpening {
  readonly id: string;
  readonly post: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly was: number;
  readonly is: number;
  /** How many of those who hold a place lose it. */
  readonly surplus: number;
}
export interface PlacesPlan {
  readonly reasons: readonly Reason[];
  readonly openings: readonly ChangedOpening[];
  /** Everyone who could lose the place or request; `loses` as the rule says: last come, first out. */
  readonly people: readonly (PlannedPerson & { readonly loses: boolean })[];
}

interface Row extends Record<string, unknown> {
  id: string;
  post: string;
  starts_at: Date | string;
  ends_at: Date | string;
  maximum: number;
  left_over: number;
}

/** What new numbers would do, asked by the preview and, under the locks, by the change itself. */
export async function planPlaces(run: Run, activityId: string, wanted: PlacesWanted): Promise<PlacesPlan> {
  const rows = await run<Row>(sql`select o.id, p.name as post, s.starts_at, s.ends_at, o.maximum,
      (select coalesce(sum(x.maximum), 0)::int from opening x where x.activity_id = o.activity_id and x.id <> all(${wanted.openings.map((one) => one.openingId)}::uuid[])) as left_over
    from opening o join post p on p.id = o.post_id join shift s on s.id = o.shift_id
    where o.activity_id = ${activityId} order by s.starts_at, p.sort, o.id`);
  const people = await plannedPeople(run, activityId);
  const known = new Map(rows.map((row) => [row.id, row]));
  const reasons: Reason[] = [];
  const openings: ChangedOpening[] = [];
  wanted.openings.forEach(({ openingId, maximum }, i) => {
    const row = known.get(openingId);
    const field = `openings.${i}.maximum`;
    if (!row || wanted.openings.findIndex((one) => one.openingId === openingId) < i)
      reasons.push({ code: 'NOT_FOUND', field: `openings.${i}.openingId` });
    else if (maximum < 0 || maximum > limits.openingMax)
      reasons.push({ code: 'OUT_OF_RANGE', field, params: { min: 0, max: limits.openingMax } });
    else if (maximum !== row.maximum) {
      const here = people.filter((person) => person.openingId === openingId && person.state !== 'REQUESTED');
      const arrived = here.filter((person) => !waits(person)).length;
      if (maximum < arrived) reasons.push({ code: 'PEOPLE_CHECKED_IN', field, params: { count: arrived } });
      openings.push({
        id: row.id,
        post: row.post,
        startsAt: new Date(row.starts_at),
        endsAt: new Date(row.ends_at),
        was: row.maximum,
        is: maximum,
        surplus: Math.max(0, here.length - maximum),
      });
    }
  });
  if (reasons.length === 0 && openings.length === 0) reasons.push({ code: 'NOTHING_CHANGED' });
  if (
    reasons.length === 0 &&
    (rows[0]?.left_over ?? 0) + wanted.openings.reduce((sum, one) => sum + one.maximum, 0) === 0
  )
    reasons.push({ code: 'ALL_PLACES_GONE', field: 'openings' });
  return { reasons, openings, people: openings.flatMap((opening) => losers(opening, people)) };
}

/** Last come, first out: `people` come with the last to sign up first. Of a post that goes, requests go too. */
function losers(opening: ChangedOpening, people: readonly PlannedPerson[]): (PlannedPerson & { loses: boolean })[] {
  const here = people.filter((person) => person.openingId === opening.id && waits(person));
  const placed = here.filter((person) => person.state === 'SIGNED_UP');
  const requests = opening.is === 0 ? here.filter((person) => person.state === 'REQUESTED') : [];
  if (opening.surplus === 0) return requests.map((person) => ({ ...person, loses: true }));
  return [
    ...placed.map((person, i) => ({ ...person, loses: i < opening.surplus })),
    ...requests.map((person) => ({ ...person, loses: true })),
  ];
}
