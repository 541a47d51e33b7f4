import type { WrongRecord } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { deidentify } from '../shared/deidentify.ts';
import { personParts } from '../shared/person-parts.ts';
import { canMoveVolunteer, moveVolunteer } from '../volunteer/volunteer-moves.ts';
import type { Person } from './lock-people.ts';

/** What the screen tells somebody whose number was found to be wrong. */
const correctionReason = '证件号码需要更正，请带证件到所在村（社区）妇联办理。';

/**
 * The number goes to whom it belongs. The other record, when a real person stands behind it, waits for her right number;
 * when somebody was registered by others with papers not theirs, it is taken away and its hours stay as figures only.
 */
export async function yieldNumber(
  tx: Tx,
  { winner, loser, how }: { winner: Person; loser: Person; how: WrongRecord },
): Promise<void> {
  if (how === 'DEIDENTIFY') {
    for (const part of personParts()) await part.leave?.(tx, loser.id, '登记已注销');
    await tx.sql(sql`update membership set state = 'LEFT', decided_at = ${tx.now}, version = version + 1
      where volunteer_id = ${loser.id} and state in ('ACTIVE', 'REQUESTED')`);
    if (canMoveVolunteer(loser.state, 'deregister')) await moveVolunteer(tx, loser, 'deregister');
    await deidentify(tx, loser.id);
  } else {
    await tx.sql(sql`update volunteer set id_disputed = true where id = ${loser.id}`);
    if (canMoveVolunteer(loser.state, 'suspend'))
      await moveVolunteer(tx, loser, 'suspend', { reason: correctionReason });
  }
  await tx.sql(sql`update volunteer set id_disputed = false, version = version + 1 where id = ${winner.id}`);
  // Others who state the same number dispute it with whoever holds it now.
  await tx.sql(sql`update identity_dispute set holder_id = ${winner.id}, version = version + 1
    where holder_id = ${loser.id} and state = 'OPEN' and claimant_id <> ${winner.id}`);
}
