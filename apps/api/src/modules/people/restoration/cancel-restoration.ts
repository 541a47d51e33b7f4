import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { loadRestoration } from './load-restoration.ts';
import { canCancel } from './restoration.policy.ts';

/** Puts a stop to a restoration, with a reason; a link that was given is worth nothing any more. */
export const cancelRestoration = useCase({
  name: 'people.cancel-restoration',
  label: '取消账号找回',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }), reason: text(limits.shortText) }),
  async run(tx, { id, reason }) {
    const restoration = await loadRestoration(tx, id);
    if (!restoration) return refuse('NOT_FOUND');
    const no = refuseIf(canCancel(tx.actor, restoration));
    if (no) return no;
    await tx.sql(sql`update account_restoration set state = 'CANCELLED', ended_by = ${tx.actor.accountId}, ended_at = ${tx.now},
      end_reason = ${reason} where id = ${id}`);
    tx.changed({
      entity: 'AccountRestoration',
      id,
      kind: 'update',
      before: { state: restoration.state },
      after: { state: 'CANCELLED', reason },
    });
    tx.about({
      entityType: 'AccountRestoration',
      entityId: id,
      unitId: restoration.unitId,
      countyCode: restoration.countyCode,
    });
    return { id };
  },
});
