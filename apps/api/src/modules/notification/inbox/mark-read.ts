import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';

const Input = z.object({ ids: z.array(z.guid()).min(1).max(limits.batch) });

/** Messages of one's own become read; others' are not there. Read twice is read once. */
export const markRead = useCase({
  name: 'notification.mark-read',
  label: '标记已读',
  input: Input,
  async run(tx, { ids }) {
    const mine = await tx.sql<{ id: string }>(sql`update message set read_at = coalesce(read_at, ${tx.now})
      where id = any(${ids}::uuid[]) and account_id = ${tx.actor.accountId} returning id`);
    const [first] = mine;
    if (!first) return refuse('NOT_FOUND');
    for (const { id } of mine) tx.changed({ entity: 'Message', id, kind: 'update', before: {}, after: { read: true } });
    tx.about({ entityType: 'Message', entityId: first.id, unitId: null, countyCode: null });
    return { id: first.id };
  },
});
