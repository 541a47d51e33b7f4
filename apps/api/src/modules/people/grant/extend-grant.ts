import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { AccessGrant } from './grant.entity.ts';
import { canRevoke } from './grant.policy.ts';
import { newGrant } from './new-grant.ts';

const Input = z.object({
  id: z.uuid({ message: 'NOT_FOUND' }),
  validTo: z.date().nullish(),
  reason: text(limits.shortText),
});

interface Row extends Record<string, unknown> {
  path: string;
  revoked: boolean;
}

/**
 * A duty goes on for a longer or shorter term. A grant is never changed: the old one ends and a new one follows it, so
 * that who could do what when stays readable.
 */
export const extendGrant = useCase({
  name: 'people.extend-grant',
  label: '调整期限',
  input: Input,
  async run(tx, { id, validTo, reason }) {
    const reach = within(tx.actor, 'account.read', { path: 'u.path', unitId: 'g.unit_id' });
    const [row] =
      await tx.sql<Row>(sql`select u.path, g.revoked_at is not null or coalesce(g.valid_to <= ${tx.now}, false) as revoked
      from access_grant g join unit u on u.id = g.unit_id where g.id = ${id} and ${reach} for update of g`);
    if (!row) return refuse('NOT_FOUND');
    const grant = await tx.em.findOneOrFail(AccessGrant, id);
    const ended = validTo && validTo <= tx.now;
    const no = refuseIf([
      ...canRevoke(tx.actor, { ...grant, path: row.path, revoked: row.revoked }),
      ...(ended ? [{ code: 'END_BEFORE_START', field: 'validTo' } as const] : []),
    ]);
    if (no) return no;
    grant.revoke(tx.actor.accountId, tx.now, reason);
    await tx.em.flush();
    const { accountId, unitId, countyCode, kind, name, effect } = grant;
    const next = await newGrant(tx, {
      accountId,
      unitId,
      countyCode,
      kind,
      name,
      effect,
      validTo: validTo ?? null,
      reason,
    });
    return isRefusal(next) ? next : { id: next };
  },
});
