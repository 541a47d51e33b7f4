import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { useCase } from '../../../platform/use-case.ts';
import { columns, listKey } from './list-key.ts';

/** Which columns of a list one does not want to see; none hidden is how a list comes. A new column shows by itself. */
export const chooseColumns = useCase({
  name: 'workspace.choose-columns',
  label: '选择列',
  input: z.object({ list: listKey, hidden: columns }),
  rate: { points: 120, seconds: 60 },
  async run(tx, { list, hidden }) {
    const { accountId } = tx.actor;
    await tx.sql(
      hidden.length === 0
        ? sql`delete from list_columns where account_id = ${accountId} and list_key = ${list}`
        : sql`insert into list_columns (account_id, list_key, columns) values (${accountId}, ${list}, ${hidden}::text[])
            on conflict (account_id, list_key) do update set columns = excluded.columns`,
    );
    tx.changed({ entity: 'ListColumns', id: accountId, kind: 'update', before: {}, after: { list, hidden } });
    tx.about({ entityType: 'Account', entityId: accountId, unitId: null, countyCode: null });
    return { id: accountId };
  },
});
