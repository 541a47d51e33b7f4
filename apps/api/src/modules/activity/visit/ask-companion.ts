import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { companionAsked } from '../activity.events.ts';
import { noteVisit } from './note-visit.ts';
import { lockOwnVisit } from './say-visit.ts';
import { visitReasons, wasThere } from './visit.policy.ts';
import { companionStates, presenceSql } from './visit.sql.ts';

/** 请同行人确认: one who was there hears of it. Asking somebody else asks anew; whoever was there may confirm unasked. */
export const askCompanion = useCase({
  name: 'activity.ask-companion',
  label: '请同行人确认',
  input: z.object({ signUpId: z.string(), companionId: z.string() }),
  rate: { points: 20, seconds: 3600 },
  async run(tx, { signUpId, companionId }) {
    if (!tx.actor.volunteerId) return refuse('NOT_A_VOLUNTEER');
    const row = await lockOwnVisit(tx, signUpId);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(visitReasons('ASK', row.facts, tx.now));
    if (no) return no;
    const [companion] = isId(companionId)
      ? await tx.sql<{
          id: string;
          from: Date | null;
          to: Date | null;
        }>(sql`select cs.id, ${raw(presenceSql.from)} as "from", ${raw(presenceSql.to)} as "to"
        from sign_up cs join opening co on co.id = cs.opening_id left join home_visit ch on ch.sign_up_id = cs.id
        where cs.id = ${companionId} and co.shift_id = ${row.shift_id} and cs.volunteer_id <> ${row.volunteer_id} and cs.state in ${raw(companionStates)}`)
      : [];
    if (!companion) return refuse('NOT_FOUND', { field: 'companionId' });
    if (!wasThere(row.facts, companion)) return refuse('COMPANION_NOT_THERE', { field: 'companionId' });
    await tx.sql(
      sql`update home_visit set asked_id = ${companion.id}, asked_at = ${tx.now} where sign_up_id = ${row.id}`,
    );
    tx.publish(companionAsked.of({ signUpId: row.id, companionId: companion.id }));
    return noteVisit(tx, row, 'update', { askedId: companion.id });
  },
});
