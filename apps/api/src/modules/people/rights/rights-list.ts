import type { RightsState } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { byTime, type List } from '../../../platform/projection/list.ts';
import { rightsProjection } from './rights.projection.ts';

interface RightsRequestsWanted {
  readonly state?: RightsState | null | undefined;
}

/** 个人信息请求 of the places she answers for. All are due after the same number of working days: the order of asking is that of falling due. */
export const rightsRequestList: List<RightsRequestsWanted> = {
  projection: rightsProjection,
  order: byTime('r.asked_at', 'r.id', 'asc'),
  rows: ({ actor }, { state }) => ({
    reach: within(actor, 'rights.handle', { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' }),
    where: state ? sql`r.state = ${state}` : undefined,
  }),
};
