import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { mayAnywhere } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { accessRevoked } from '../people.events.ts';
import { forgetAccount } from '../session/sessions.ts';
import { AccessGrant } from './grant.entity.ts';
import { canRevoke } from './grant.policy.ts';

const fields = { id: z.uuid({ message: 'NOT_FOUND' }), reason: text(limits.shortText) } as const;

interface Row extends Record<string, unknown> {
  account_id: string;
  unit_id: string;
  county_code: string;
  kind: string;
  name: string;
  effect: string;
  path: string;
  revoked: boolean;
}

/** Takes a grant back; access ends with the commit, in every process. */
export const revokeGrant = useCase({
  name: 'people.revoke-grant',
  label: '收回授权',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.id) return refuse('NOT_FOUND');
    const seen = mayAnywhere(tx.actor, 'account.read') ? 'account.read' : 'unit.read';
    const reach = within(tx.actor, seen, { path: 'u.path', unitId: 'g.unit_id' });
    const [row] =
      await tx.sql<Row>(sql`select g.account_id, g.unit_id, g.county_code, g.kind, g.name, g.effect, u.path, g.revoked_at is not null as revoked
      from access_grant g join unit u on u.id = g.unit_id where g.id = ${values.id} and ${reach} for update of g`);
    if (!row) return refuse('NOT_FOUND');
    reasons.push(
      ...canRevoke(tx.actor, {
        accountId: row.account_id,
        kind: row.kind,
        name: row.name,
        effect: row.effect,
        path: row.path,
        revoked: row.revoked,
      }),
    );
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const { id, reason } = complete;
    const grant = await tx.em.findOneOrFail(AccessGrant, id);
    grant.revoke(tx.actor.accountId, tx.now, reason);
    tx.about({ entityType: 'AccessGrant', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(accessRevoked.of({ grantId: id, accountId: row.account_id }));
    tx.touch(`team:${row.unit_id}`);
    forgetAccount(tx, row.account_id);
    return { id };
  },
});
