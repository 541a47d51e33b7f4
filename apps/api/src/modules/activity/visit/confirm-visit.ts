import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { herAccounts } from '../../people/index.ts';
import { deviceKey } from '../attendance/device-key.ts';
import { settleVisit } from './settle-visit.ts';
import { companionReasons, type Presence } from './visit.policy.ts';
import { companionStates, lockVisit, presenceSql, type VisitRow } from './visit.sql.ts';

/**
 * 同行人确认: another volunteer of the same shift, who was there at the time, says on her own phone that she was. Of whoever is
 * not signed up for that shift she does not learn that there is a visit.
 */
export const confirmVisit = useCase({
  name: 'activity.confirm-visit',
  label: '同行人确认',
  input: z.object({ signUpId: z.string() }),
  rate: { points: 60, seconds: 3600 },
  async run(tx, { signUpId }) {
    const { volunteerId } = tx.actor;
    if (!volunteerId) return refuse('NOT_A_VOLUNTEER');
    const hers = sql`exists (select from opening so join opening co on co.shift_id = so.shift_id join sign_up cs on cs.opening_id = co.id
      where so.id = su.opening_id and cs.volunteer_id = ${volunteerId} and cs.state in ${raw(companionStates)})`;
    const row = isId(signUpId) ? await lockVisit(tx, sql`su.id = ${signUpId} and ${hers}`) : null;
    const companion = row && (await companionOf(tx, row, volunteerId));
    if (!row || !companion) return refuse('NOT_FOUND');
    const { accounts, ...presence } = companion;
    const facts = { volunteerId: row.volunteer_id, accounts, presence };
    const no = refuseIf(companionReasons(tx.actor, row.facts, facts, tx.now));
    if (no) return no;
    // Who holds the phone it was said on adds nothing by pressing another button on it.
    const device = deviceKey(tx.context);
    if (device && row.device_key && device.equals(row.device_key)) return refuse('COMPANION_SAME_PHONE');
    await settleVisit(tx, row, 'COMPANION', sql`companion_id = ${companion.id}`);
    return { signUpId: companion.id };
  },
});

interface Companion extends Presence, Record<string, unknown> {
  readonly id: string;
  readonly accounts: string[];
}

/** The confirming woman's own sign-up for the shift, with when she was there, and every account of whose visit it is. */
async function companionOf(tx: SignedInTx, row: VisitRow, volunteerId: string): Promise<Companion | undefined> {
  const [companion] = await tx.sql<Companion>(sql`select cs.id, ${raw(presenceSql.from)} as "from",
      ${raw(presenceSql.to)} as "to", ${raw(herAccounts)} as accounts
    from sign_up cs join opening co on co.id = cs.opening_id join volunteer v on v.id = ${row.volunteer_id}
      left join home_visit ch on ch.sign_up_id = cs.id
    where co.shift_id = ${row.shift_id} and cs.volunteer_id = ${volunteerId} and cs.state in ${raw(companionStates)} limit 1`);
  return companion;
}
