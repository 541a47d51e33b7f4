import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { inSubtree, namedLike } from '../shared/list-filters.ts';
import type { MembershipFilter } from './membership.type.ts';

/** Memberships `m` of the teams (unit `mu`) a reader sees people of. */
export const membershipReach = ({ actor }: Pick<AppContext, 'actor'>): Fragment =>
  within(actor, 'volunteer.read', { path: 'mu.path', unitId: 'm.team_id', county: 'm.county_code' });

/** Whom no team holds any more is masked: her name is not found, either. */
const named = (keyword: string): Fragment | null => {
  const like = namedLike('v', keyword);
  return like && sql`(m.state in ('ACTIVE', 'REQUESTED') and ${like})`;
};

export const membershipsWhere = ({ keyword, state, unitId, teamId }: MembershipFilter): Fragment =>
  all([
    keyword ? named(keyword) : null,
    state ? sql`m.state = ${state}` : null,
    unitId ? inSubtree('mu.path', unitId) : null,
    teamId ? (isId(teamId) ? sql`m.team_id = ${teamId}` : sql`false`) : null,
  ]);
