import type { Reason } from '@jinguo/schema';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { allOpenItems, type Handover, type Reader } from '../../../platform/open-items.ts';
import { personName } from '../../../platform/text/input-text.ts';
import { accountReach } from '../grant/account.reach.ts';
import { grantLabel } from '../grant/grant.policy.ts';
import { phone } from '../volunteer/phone.ts';
import { canHandOver } from './handover.policy.ts';

export const whoToWhom = {
  fromAccountId: z.uuid({ message: 'NOT_FOUND' }),
  phone,
  name: personName,
} as const;

export interface GrantToMove extends Record<string, unknown> {
  readonly id: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly county_code: string;
  readonly path: string;
  readonly kind: 'ROLE' | 'ACTION';
  readonly name: string;
  readonly effect: 'ALLOW' | 'DENY';
  readonly valid_to: Date | string | null;
}
export interface HandoverPlan {
  readonly fromName: string;
  readonly handover: Handover | null;
  readonly grants: readonly GrantToMove[];
  readonly items: readonly { readonly name: string; readonly label: string; readonly count: number }[];
  readonly reasons: readonly Reason[];
}

/** What of her duties would move to whom, what waits with them, and every reason against it. Null when she is out of reach. */
export async function planHandover(
  reader: Reader,
  actor: Actor | null,
  input: { fromAccountId: string; phone: string; name: string },
): Promise<HandoverPlan | null> {
  const [former] = await reader.sql<{ display_name: string }>(
    sql`select a.display_name from account a where a.id = ${input.fromAccountId} and ${accountReach(actor)}`,
  );
  if (!former) return null;
  const grants =
    await reader.sql<GrantToMove>(sql`select g.id, g.unit_id, u.name as unit_name, g.county_code, u.path, g.kind, g.name, g.effect, g.valid_to
    from access_grant g join unit u on u.id = g.unit_id where g.account_id = ${input.fromAccountId} and g.revoked_at is null
      and (g.valid_to is null or g.valid_to > ${reader.now}) and ${within(actor, 'account.read', { path: 'u.path', unitId: 'g.unit_id' })}
    order by u.path, g.id`);
  // Of two accounts of hers, the one she works with: who is a coordinator and registered anew has another on the same number.
  const [successor] = await reader.sql<{
    id: string;
    has: boolean;
  }>(sql`select id, totp_cipher is not null or sms_factor as has from account
    where phone_index = ${reader.services.cipher.index('phone', input.phone)} and display_name = ${input.name} and state = 'ACTIVE'
    order by has desc, exists (select from access_grant g where g.account_id = account.id and g.revoked_at is null
      and (g.valid_to is null or g.valid_to > ${reader.now})) desc, created_at, id limit 1`);
  const paths = [...new Set(grants.filter((grant) => grant.effect === 'ALLOW').map((grant) => grant.path))];
  const handover = successor ? { from: input.fromAccountId, to: successor.id, paths } : null;
  const reasons = [
    ...canHandOver(actor, {
      from: input.fromAccountId,
      successor: successor ? { id: successor.id, hasFactor: successor.has } : null,
      grants,
    }),
  ];
  const items: { name: string; label: string; count: number }[] = [];
  for (const kind of allOpenItems()) {
    const asked = handover ?? { from: input.fromAccountId, to: input.fromAccountId, paths };
    items.push({ name: kind.name, label: kind.label, count: await kind.count(reader, asked) });
    if (handover && kind.against) reasons.push(...(await kind.against(reader, handover)));
  }
  return { fromName: former.display_name, handover, grants, items, reasons };
}

/** A duty as the screen names it. */
export const labelOf = (grant: GrantToMove): string => grantLabel(grant.kind, grant.name);
