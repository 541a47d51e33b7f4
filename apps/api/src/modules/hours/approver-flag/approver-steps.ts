import { type Fragment, raw } from '../../../platform/database/sql.ts';

/** 审核过快 as the public may hear of their sums, a row each: of whom, when it was raised and resolved. */
export const approverSteps: Fragment =
  raw(`select unit_id, account_id::text as person, raised_at as at, coalesce(resolved_at, raised_at) as changed_at, true as told,
    resolution is not null as done, null::boolean as in_time from approver_flag`);
