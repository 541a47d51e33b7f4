import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { signUpDecided } from '../activity.events.ts';
import { barred } from '../shared/reach.ts';
import { readFacts, reasonsOf } from './facts.ts';
import { canMove, lockSignUp, moveSignUp, type SignUpRow } from './sign-up.moves.ts';

const fields = {
  id: z.string(),
  version: z.int(),
  accept: z.boolean(),
  reason: optionalText(limits.shortText),
} as const;

/** A coordinator answers a request. Accepting asks everything again and takes the place then. */
export const decideSignUp = useCase({
  name: 'activity.decide-sign-up',
  label: '审核报名',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const { id, accept } = values;
    const row = id && isId(id) ? await lockSignUp(tx, sql`su.id = ${id}`) : null;
    if (!row) return refuse('NOT_FOUND');
    const no = barred(tx.actor, 'activity.manage', row.path);
    if (no) return no;
    if (!canMove(row.state, 'accept')) return refuse('ALREADY_DECIDED');
    if (row.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (accept === false && values.reason === '') reasons.push({ code: 'REQUIRED', field: 'reason' });
    if (accept) reasons.push(...(await stillMayTake(tx, row)));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    if (complete.accept) {
      await moveSignUp(tx, row, 'accept');
      // The CHECK has the last word; it reads OPENING_FULL.
      await tx.sql(sql`update opening set taken = taken + 1 where id = ${row.opening_id}`);
    } else {
      await moveSignUp(tx, row, 'decline', sql`, cancelled_at = ${tx.now}, cancel_reason = ${complete.reason}`);
    }
    tx.publish(signUpDecided.of({ signUpId: row.id }));
    return { id: row.id };
  },
});

/** Her own request is the one overlap that does not count. */
async function stillMayTake(tx: SignedInTx, row: SignUpRow): Promise<readonly Reason[]> {
  const facts = await readFacts(tx, { openingId: row.opening_id, volunteerId: row.volunteer_id });
  return facts ? reasonsOf(facts, tx.now, row.id).filter((reason) => !reason.overridable) : [{ code: 'NOT_FOUND' }];
}
