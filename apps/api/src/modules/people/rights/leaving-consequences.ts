import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { personParts, type Reads } from '../shared/person-parts.ts';
import type { LeavingConsequencesType } from './rights.type.ts';

/** What would end with her registration, told before she decides. */
export async function leavingConsequences({ actor, services }: AppContext): Promise<LeavingConsequencesType | null> {
  if (!actor?.volunteerId) return null;
  const reads: Reads = { sql: (query) => services.read.rows(query) };
  const now = services.now();
  const open = { upcoming: 0, serving: 0 };
  for (const part of personParts()) {
    const more = await part.open?.(reads, actor.volunteerId, now);
    open.upcoming += more?.upcoming ?? 0;
    open.serving += more?.serving ?? 0;
  }
  const [row] = await reads.sql<{ teams: number; duties: boolean }>(sql`select
    (select count(*)::int from membership where volunteer_id = ${actor.volunteerId} and state in ('ACTIVE', 'REQUESTED')) as teams,
    exists (select 1 from access_grant where account_id = ${actor.accountId} and effect = 'ALLOW' and revoked_at is null
      and (valid_to is null or valid_to > ${now}::timestamptz)) as duties`);
  return { ...open, teams: row?.teams ?? 0, duties: row?.duties ?? false };
}
