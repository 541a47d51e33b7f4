import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lockCase } from './lock-case.ts';
import { canRefuse } from './star.policy.ts';

const Input = z.object({ id: z.uuid({ message: 'NOT_FOUND' }), reason: text(limits.shortText, 2) });

/** 不予认定: with a reason she reads; proposed again it is by a person, never by the platform itself. */
export const refuseStar = useCase({
  name: 'star.refuse',
  label: '不予认定星级',
  input: Input,
  rate: { points: 300, seconds: 3600 },
  async run(tx, { id, reason }) {
    const one = await lockCase(tx, id);
    if (!one) return refuse('NOT_FOUND');
    const no = refuseIf(canRefuse(tx.actor, one));
    if (no) return no;
    await tx.sql(
      sql`update star_case set state = 'REFUSED', decided_by = ${tx.actor.accountId}, decided_at = ${tx.now}, reason = ${reason} where id = ${id}`,
    );
    tx.changed({ entity: 'StarCase', id, kind: 'update', after: { state: 'REFUSED', stars: one.stars } });
    tx.about({ entityType: 'StarCase', entityId: id, unitId: one.unit_id, countyCode: one.county_code });
    return { id };
  },
});
