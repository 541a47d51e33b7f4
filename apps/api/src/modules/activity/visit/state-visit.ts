import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { instant } from '../activity/activity.input.ts';
import { deviceKey } from '../attendance/device-key.ts';
import { noteVisit } from './note-visit.ts';
import { lockOwnVisit } from './say-visit.ts';
import { statedReasons, visitReasons } from './visit.policy.ts';

const fields = { signUpId: z.string(), cameAt: instant.nullish(), leftAt: instant } as const;

/** 补填时间: forgotten on the spot, stated after the shift while hours are open. An arrival said on the spot stays as it is. */
export const stateVisit = useCase({
  name: 'activity.state-visit',
  label: '补填入户时间',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!tx.actor.volunteerId) return refuse('NOT_A_VOLUNTEER');
    const row = await lockOwnVisit(tx, values.signUpId ?? '');
    if (!row) return refuse('NOT_FOUND');
    const { facts } = row;
    const no = refuseIf(visitReasons('STATE', facts, tx.now));
    if (no) return no;
    const said = facts.cameStated ? null : facts.cameAt;
    const cameAt = said ?? values.cameAt;
    if (!cameAt) reasons.push({ code: 'REQUIRED', field: 'cameAt' });
    const { leftAt } = values;
    if (cameAt && leftAt) reasons.push(...statedReasons(facts, cameAt, leftAt, tx.now));
    if (!complete || !cameAt || reasons.length > 0) return new Refusal(reasons);
    const by = tx.actor.accountId;
    await tx.sql(sql`insert into home_visit (sign_up_id, activity_id, county_code, came_at, came_stated, left_at, left_stated, said_by, said_at, device_key)
      values (${row.id}, ${row.activity_id}, ${row.county_code}, ${cameAt}, ${said === null}, ${complete.leftAt}, true, ${by}, ${tx.now}, ${deviceKey(tx.context)})
      on conflict (sign_up_id) do update set came_at = excluded.came_at, came_stated = excluded.came_stated, left_at = excluded.left_at,
        left_stated = true, said_by = excluded.said_by,
        said_at = excluded.said_at, device_key = excluded.device_key`);
    return noteVisit(tx, row, row.known ? 'update' : 'create', {
      cameAt: cameAt.toISOString(),
      leftAt: complete.leftAt.toISOString(),
      stated: true,
    });
  },
});
