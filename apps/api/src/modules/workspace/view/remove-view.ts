import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';

/** One's own saved filters; others' are not there. */
export const removeView = useCase({
  name: 'workspace.remove-view',
  label: '删除筛选',
  input: z.object({ id: z.guid({ message: 'NOT_FOUND' }) }),
  async run(tx, { id }) {
    const [gone] = await tx.sql<{ list: string }>(
      sql`delete from saved_view where id = ${id} and account_id = ${tx.actor.accountId} returning list_key as list`,
    );
    if (!gone) return refuse('NOT_FOUND');
    tx.changed({ entity: 'SavedView', id, kind: 'delete', before: { list: gone.list }, after: {} });
    tx.about({ entityType: 'SavedView', entityId: id, unitId: null, countyCode: null });
    return { id };
  },
});
