import { limits, type Reason, type SignUpState } from '@jinguo/schema';
import { z } from 'zod';
import { own } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { signUpCancelled } from '../activity.events.ts';
import { canMove, lockSignUp, moveSignUp } from './sign-up.moves.ts';

/** Until she has checked in and while the shift is not over. */
export const canCancel = (
  signUp: { readonly state: SignUpState; readonly endsAt: Date },
  now: Date,
): readonly Reason[] => (canMove(signUp.state, 'cancel') && now < signUp.endsAt ? [] : [{ code: 'NOT_CANCELLABLE' }]);

const fields = { id: z.string(), reason: optionalText(limits.shortText) } as const;

/** She can no longer come: the place is free again at once. */
export const cancelSignUp = useCase({
  name: 'activity.cancel-sign-up',
  label: '取消报名',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const id = values.id ?? '';
    const row = isId(id)
      ? await lockSignUp(tx, sql`su.id = ${id} and ${own('su.volunteer_id', tx.actor.volunteerId)}`)
      : null;
    if (!row) return refuse('NOT_FOUND');
    reasons.push(...canCancel({ state: row.state, endsAt: row.ends_at }, tx.now));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    await moveSignUp(tx, row, 'cancel', sql`, cancelled_at = ${tx.now}, cancel_reason = ${complete.reason || null}`);
    if (row.state === 'SIGNED_UP') await tx.sql(sql`update opening set taken = taken - 1 where id = ${row.opening_id}`);
    tx.publish(signUpCancelled.of({ signUpId: id }));
    return { id };
  },
});
