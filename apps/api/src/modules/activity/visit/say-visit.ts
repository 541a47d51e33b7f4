import { z } from 'zod';
import { own } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, type UseCase, useCase } from '../../../platform/use-case.ts';
import { deviceKey } from '../attendance/device-key.ts';
import { noteVisit, type SaidVisit } from './note-visit.ts';
import { visitReasons } from './visit.policy.ts';
import { lockVisit, type VisitRow } from './visit.sql.ts';

const input = z.object({ signUpId: z.string() });

/** Her own sign-up, by id, locked. */
export const lockOwnVisit = (tx: SignedInTx, signUpId: string): Promise<VisitRow | null> =>
  isId(signUpId)
    ? lockVisit(tx, sql`su.id = ${signUpId} and ${own('su.volunteer_id', tx.actor.volunteerId)}`)
    : Promise.resolve(null);

const say = (act: 'COME' | 'LEAVE', name: string, label: string): UseCase<z.infer<typeof input>, SaidVisit> =>
  useCase({
    name,
    label,
    input,
    async run(tx, { signUpId }) {
      if (!tx.actor.volunteerId) return refuse('NOT_A_VOLUNTEER');
      const row = await lockOwnVisit(tx, signUpId);
      if (!row) return refuse('NOT_FOUND');
      const no = refuseIf(visitReasons(act, row.facts, tx.now));
      if (no) return no;
      if (act === 'COME')
        await tx.sql(sql`insert into home_visit (sign_up_id, activity_id, county_code, came_at, said_by, said_at, device_key)
          values (${row.id}, ${row.activity_id}, ${row.county_code}, ${tx.now}, ${tx.actor.accountId}, ${tx.now}, ${deviceKey(tx.context)})`);
      else
        await tx.sql(sql`update home_visit set left_at = ${tx.now}, said_by = ${tx.actor.accountId}, said_at = ${tx.now},
          device_key = ${deviceKey(tx.context)} where sign_up_id = ${row.id}`);
      return noteVisit(tx, row, act === 'COME' ? 'create' : 'update', {
        [act === 'COME' ? 'cameAt' : 'leftAt']: tx.now.toISOString(),
      });
    },
  });

/** 我到了: she has come, by the server's clock. A claim: the sign-up stays where it is until somebody else says so too. */
export const sayCame = say('COME', 'activity.say-came', '入户到达');
/** 我走了: she leaves, the same way. */
export const sayLeft = say('LEAVE', 'activity.say-left', '入户离开');
