import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { may } from '../../../platform/access/grants.ts';
import { sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { canUndoHours } from './external-hours.ts';

interface Row extends Record<string, unknown> {
  readonly path: string;
  readonly unit_id: string;
  readonly county_code: string;
  readonly undone: boolean;
}

/** One line of a file is taken back with a reason on record, once; the others stay, and its number may be imported anew. */
export const undoExternalHours = useCase({
  name: 'outside.undo-hours',
  label: '撤销一条外平台时长',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }), reason: text(limits.shortText) }),
  async run(tx, { id, reason }) {
    const [row] = await tx.sql<Row>(sql`select u.path, x.unit_id, x.county_code, x.undone_at is not null as undone
      from external_hours x join unit u on u.id = x.unit_id where x.id = ${id} for update of x`);
    if (!row || !(may(tx.actor, 'hours.read', row.path) || may(tx.actor, 'hours.outside', row.path)))
      return refuse('NOT_FOUND');
    const no = refuseIf([
      ...canUndoHours(tx.actor, row.path),
      ...(row.undone ? [{ code: 'EXTERNAL_UNDONE' } as const] : []),
    ]);
    if (no) return no;
    await tx.sql(
      sql`update external_hours set undone_at = ${tx.now}, undone_by = ${tx.actor.accountId}, undo_reason = ${reason} where id = ${id}`,
    );
    tx.about({ entityType: 'ExternalHours', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.changed({ entity: 'ExternalHours', id, kind: 'update', after: { undone: 1 } });
    return { id };
  },
});
