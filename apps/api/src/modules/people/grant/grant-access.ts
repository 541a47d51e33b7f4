import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { accountReach } from './account.reach.ts';
import { canGrant, type GrantPlace } from './grant.policy.ts';
import { newGrant } from './new-grant.ts';

const fields = {
  accountId: z.uuid({ message: 'NOT_FOUND' }),
  unitId: z.uuid({ message: 'NOT_FOUND' }),
  kind: z.enum(['ROLE', 'ACTION']),
  name: z.string().max(60, { message: 'INVALID_INPUT' }),
  effect: z.enum(['ALLOW', 'DENY']),
  validTo: z.date().nullish(),
  reason: text(limits.shortText),
} as const;

interface PlaceRow extends Record<string, unknown> {
  path: string;
  county_code: string;
  kind: GrantPlace['unitKind'];
}

/** Gives an account a role or one action at a place, or denies it there. */
export const grantAccess = useCase({
  name: 'people.grant-access',
  label: '授权',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const reach = within(tx.actor, 'unit.read', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' });
    const [place] = await tx.sql<PlaceRow>(
      sql`select u.path, u.county_code, u.kind from unit u where u.id = ${values.unitId ?? null}::uuid and ${reach}`,
    );
    const [account] = await tx.sql(
      sql`select a.id from account a where a.id = ${values.accountId ?? null}::uuid and a.state = 'ACTIVE' and ${accountReach(tx.actor)}`,
    );
    const { kind, name, effect, accountId } = values;
    const known = place && account && kind && name !== undefined && effect && accountId;
    reasons.push(
      ...(values.unitId && !place ? [{ code: 'NOT_FOUND', field: 'unitId' } as const] : []),
      ...(accountId && !account ? [{ code: 'NOT_FOUND', field: 'accountId' } as const] : []),
      ...(known
        ? canGrant(tx.actor, { kind, name, effect, accountId }, { path: place.path, unitKind: place.kind })
        : []),
      ...(values.validTo && values.validTo <= tx.now ? [{ code: 'END_BEFORE_START', field: 'validTo' } as const] : []),
    );
    if (!complete || !place || reasons.length > 0) return new Refusal(reasons);
    const id = await newGrant(tx, { ...complete, countyCode: place.county_code, validTo: complete.validTo ?? null });
    return isRefusal(id) ? id : { id };
  },
});
