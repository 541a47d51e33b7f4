import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { objectionAnswered } from '../publicity.events.ts';
import { lockObjection, release } from './lock-objection.ts';
import { canAnswer } from './objection.policy.ts';

const fields = {
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  uphold: z.boolean(),
  answer: text(limits.statement, 2),
} as const;

/** Right or wrong, with the reasons she who objects reads. Upheld, the thing is to be corrected by whoever may. */
export const answerObjection = useCase({
  name: 'publicity.answer-objection',
  label: '答复异议',
  input: anyFields,
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    const row = values.id ? await lockObjection(tx, values.id) : null;
    if (!row) return refuse('NOT_FOUND');
    const no = canAnswer(tx.actor, row);
    reasons.push(...no);
    if (no.length === 0 && row.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const state = complete.uphold ? 'UPHELD' : 'DISMISSED';
    await tx.sql(sql`update objection set state = ${state}, answer = ${complete.answer}, decided_by = ${tx.actor.accountId},
      decided_at = ${tx.now}, version = version + 1 where id = ${row.id}`);
    await release(tx, row.itemId, complete.uphold);
    tx.changed({ entity: 'Objection', id: row.id, kind: 'update', before: { state: 'OPEN' }, after: { state } });
    tx.about({ entityType: 'Objection', entityId: row.id, unitId: row.unitId, countyCode: row.countyCode });
    tx.publish(objectionAnswered.of({ objectionId: row.id }));
    return { id: row.id };
  },
});
