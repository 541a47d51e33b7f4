import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { accountReach } from './account.reach.ts';
import { canGrant, type GrantPlace } from './grant.policy.ts';
import { newGrant } from './new-grant.ts';

const Input = z.object({
  accountId: z.uuid({ message: 'NOT_FOUND' }),
  unitId: z.uuid({ message: 'NOT_FOUND' }),
  kind: z.enum(['ROLE', 'ACTION']),
  name: z.string().max(60, { message: 'INVALID_INPUT' }),
  effect: z.enum(['ALLOW', 'DENY']),
  validTo: z.date().nullish(),
  reason: text(limits.shortText),
});

interface PlaceRow extends Record<string, unknown> {
  path: string;
  county_code: string;
  kind: GrantPlace['unitKind'];
}

/** Gives an account a role or one action at a place, or denies it there. */
export const grantAccess = useCase({
  name: 'people.grant-access',
  label: '授权',
  input: Input,
  async run(tx, input) {
    const reach = within(tx.actor, 'unit.read', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' });
    const [place] = await tx.sql<PlaceRow>(
      sql`select u.path, u.county_code, u.kind from unit u where u.id = ${input.unitId} and ${reach}`,
    );
    if (!place) return refuse('NOT_FOUND', { field: 'unitId' });
    const [account] = await tx.sql(
      sql`select a.id from account a where a.id = ${input.accountId} and a.state = 'ACTIVE' and ${accountReach(tx.actor)}`,
    );
    if (!account) return refuse('NOT_FOUND', { field: 'accountId' });
    const ended = input.validTo && input.validTo <= tx.now;
    const no = refuseIf([
      ...canGrant(tx.actor, input, { path: place.path, unitKind: place.kind }),
      ...(ended ? [{ code: 'END_BEFORE_START', field: 'validTo' } as const] : []),
    ]);
    if (no) return no;
    const id = await newGrant(tx, { ...input, countyCode: place.county_code, validTo: input.validTo ?? null });
    return isRefusal(id) ? id : { id };
  },
});
