import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { canWithdrawStars } from './star-policy.policy.ts';

const fields = { id: z.uuid({ message: 'NOT_FOUND' }), reason: text(limits.shortText, 2) } as const;

interface Row extends Record<string, unknown> {
  path: string;
  unit_id: string;
  county_code: string;
  valid_from: string;
  withdrawn: boolean;
}

/** Takes back a rule for stars that does not hold yet. */
export const withdrawStarPolicy = useCase({
  name: 'star.withdraw-policy',
  label: '撤回星级办法',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.id) return refuse('NOT_FOUND');
    const reach = within(tx.actor, 'unit.read', { path: 'u.path', unitId: 'sp.unit_id', county: 'sp.county_code' });
    const [row] =
      await tx.sql<Row>(sql`select u.path, sp.unit_id, sp.county_code, sp.valid_from::text as valid_from, sp.withdrawn_at is not null as withdrawn
      from star_policy sp join unit u on u.id = sp.unit_id where sp.id = ${values.id} and ${reach} for update of sp`);
    if (!row) return refuse('NOT_FOUND');
    const { path, valid_from: validFrom, withdrawn } = row;
    reasons.push(...canWithdrawStars(tx.actor, { path, validFrom, withdrawn, today: dateIn(tx.now).toString() }));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    await tx.sql(sql`update star_policy set withdrawn_at = ${tx.now}, withdrawn_by = ${tx.actor.accountId}, withdraw_reason = ${complete.reason}
      where id = ${complete.id}`);
    tx.changed({ entity: 'StarPolicy', id: complete.id, kind: 'update', after: { withdrawnAt: tx.now } });
    tx.about({ entityType: 'StarPolicy', entityId: complete.id, unitId: row.unit_id, countyCode: row.county_code });
    return { id: complete.id };
  },
});
