import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { commonUnit } from '../shared/common-unit.ts';
import { duplicateReach } from './duplicate.projection.ts';

const Input = z.object({ id: z.uuid({ message: 'NOT_FOUND' }), reason: text(limits.shortText) });

interface Row extends Record<string, unknown> {
  one_path: string;
  other_path: string;
  party: boolean;
  dismissed: boolean;
}

/** 不是同一个人: who looked, when and why stays on record, and the pair is not shown again. */
export const dismissDuplicate = useCase({
  name: 'people.dismiss-duplicate',
  label: '确认不是同一个人',
  input: Input,
  async run(tx, { id, reason }) {
    const [row] =
      await tx.sql<Row>(sql`select au.path as one_path, bu.path as other_path, d.dismissed_at is not null as dismissed,
        coalesce(${tx.actor.volunteerId}::uuid in (a.id, b.id), false) as party
      from likely_duplicate d join volunteer a on a.id = d.one_id join unit au on au.id = a.unit_id
        join volunteer b on b.id = d.other_id join unit bu on bu.id = b.unit_id
      where d.id = ${id} and ${duplicateReach(tx.actor)} for update of d`);
    if (!row) return refuse('NOT_FOUND');
    if (row.party) return refuse('DISPUTE_PARTY');
    if (row.dismissed) return refuse('ALREADY_DECIDED');
    await tx.sql(sql`update likely_duplicate set dismissed_by = ${tx.actor.accountId}, dismissed_at = ${tx.now}, dismiss_reason = ${reason}
      where id = ${id}`);
    const unit = await commonUnit(tx, row.one_path, row.other_path);
    tx.changed({ entity: 'LikelyDuplicate', id, kind: 'dismiss' });
    tx.about({ entityType: 'LikelyDuplicate', entityId: id, unitId: unit.id, countyCode: unit.county_code });
    return { id };
  },
});
