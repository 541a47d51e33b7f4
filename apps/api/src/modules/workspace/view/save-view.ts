import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { filters, listKey } from './list-key.ts';

/** Keeps the filters of a list under a name of one's own; the same name again replaces them. */
export const saveView = useCase({
  name: 'workspace.save-view',
  label: '保存筛选',
  input: z.object({ list: listKey, name: text(limits.name), filters }),
  rate: { points: 60, seconds: 60 },
  async run(tx, { list, name, filters: kept }) {
    const { accountId } = tx.actor;
    // One account at a time, so that the limit holds for two windows too.
    await tx.sql(sql`select id from account where id = ${accountId} for no key update`);
    const [count] = await tx.sql<{ others: number }>(sql`select count(*)::int as others from saved_view
      where account_id = ${accountId} and list_key = ${list} and name <> ${name}`);
    if ((count?.others ?? 0) >= limits.savedViews)
      return refuse('TOO_MANY_VIEWS', { field: 'name', params: { max: limits.savedViews } });
    const [row] = await tx.sql<{
      id: string;
      made: boolean;
    }>(sql`insert into saved_view (id, account_id, list_key, name, filters, created_at)
      values (${newId()}, ${accountId}, ${list}, ${name}, ${JSON.stringify(kept)}::jsonb, ${tx.now})
      on conflict (account_id, list_key, name) do update set filters = excluded.filters returning id, xmax = 0 as made`);
    if (!row) throw new Error('A saved view was neither made nor replaced.');
    // What is searched for may be somebody's name: only for which list is noted.
    tx.changed({ entity: 'SavedView', id: row.id, kind: row.made ? 'create' : 'update', before: {}, after: { list } });
    tx.about({ entityType: 'SavedView', entityId: row.id, unitId: null, countyCode: null });
    return { id: row.id };
  },
});
