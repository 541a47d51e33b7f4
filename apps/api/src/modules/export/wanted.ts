import type { ExportKind } from '@jinguo/schema';
import type { ActivityFilter, RosterFilter } from '../activity/index.ts';
import type { RecordFilter } from '../hours/index.ts';
import type { MembershipFilter, VolunteerFilter } from '../people/index.ts';

/** What is exported: a list as it is filtered on the screen. Only the filter of its kind is looked at. */
export interface Wanted {
  readonly kind: ExportKind;
  readonly volunteers?: VolunteerFilter | null;
  readonly activities?: ActivityFilter | null;
  readonly records?: RecordFilter | null;
  readonly memberships?: MembershipFilter | null;
  readonly activityId?: string | null;
  readonly roster?: RosterFilter | null;
}

/** The filter as the log may keep it: that there was a keyword, not which (it may be a name or a number). */
export function loggedFilter({
  kind,
  volunteers,
  activities,
  records,
  memberships,
  activityId,
  roster,
}: Wanted): Record<string, unknown> {
  const filter: { readonly [key: string]: unknown } = {
    ...{ VOLUNTEERS: volunteers, ACTIVITIES: activities, RECORDS: records, ROSTER: roster, MEMBERSHIPS: memberships }[
      kind
    ],
  };
  const told = Object.fromEntries(
    Object.entries(filter).filter(([key, value]) => key !== 'keyword' && value !== null && value !== undefined),
  );
  return { kind, ...(kind === 'ROSTER' && { activityId }), ...told, ...(filter['keyword'] ? { byKeyword: true } : {}) };
}
