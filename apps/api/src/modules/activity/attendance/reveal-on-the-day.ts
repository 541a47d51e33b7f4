import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { revealsPerHour, showNumber } from '../../people/index.ts';
import { barred } from '../shared/reach.ts';
import { lockSignUp } from '../taking/sign-up.moves.ts';
import { canReachOnTheDay, grantOfTheDay } from './reveal-on-the-day.policy.ts';

/** She has not come, or left something behind: whoever runs the activity calls her. The sign-up's row is locked before it is judged. */
export const revealOnTheDay = useCase({
  name: 'activity.reveal-on-the-day',
  label: '活动当天查看手机号',
  input: z.object({ signUpId: z.string(), reason: optionalText(limits.shortText) }),
  rate: { points: revealsPerHour, seconds: 3600 },
  async run(tx, { signUpId, reason }) {
    const row = isId(signUpId) ? await lockSignUp(tx, sql`su.id = ${signUpId}`) : null;
    if (!row) return refuse('NOT_FOUND');
    const facts = { ...row, volunteerId: row.volunteer_id, startsAt: row.starts_at, endsAt: row.ends_at };
    const no =
      barred(tx.actor, 'attendance.mark', row.path, 'roster.read') ??
      refuseIf(canReachOnTheDay(tx.actor, facts, tx.now));
    if (no) return no;
    const grant = grantOfTheDay(tx.actor, row.path);
    if (!grant) throw new Error('A number was revealed without a grant.');
    tx.about({ entityType: 'SignUp', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    return showNumber(tx, { volunteerId: row.volunteer_id, field: 'PHONE', purpose: 'ON_THE_DAY', reason, grant });
  },
});
