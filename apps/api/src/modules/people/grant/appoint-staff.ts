import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { personName, text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { phone } from '../volunteer/phone.ts';
import { type Appointed, accountMeant, personOf } from './appointee.ts';
import { canGrant, type GrantPlace } from './grant.policy.ts';
import { newGrant } from './new-grant.ts';

const fields = {
  unitId: z.uuid({ message: 'NOT_FOUND' }),
  role: z.enum(['STAFF', 'SECURITY_ADMIN']),
  phone,
  name: personName,
  validTo: z.date().nullish(),
  reason: text(limits.shortText),
} as const;

interface PlaceRow extends Record<string, unknown> {
  path: string;
  county_code: string;
  kind: GrantPlace['unitKind'];
}

/**
 * A colleague at a federation: who has no account yet gets one, with secrets that are shown once. Without this the first
 * administrator of a new platform could appoint nobody but coordinators of teams.
 */
export const appointStaff = useCase({
  name: 'people.appoint-staff',
  label: '任命工作人员',
  input: anyFields,
  rate: { points: 60, seconds: 60 },
  async run(tx, raw): Promise<Appointed | Refusal> {
    const { values, complete, reasons } = parseFields(fields, raw);
    const reach = within(tx.actor, 'unit.read', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' });
    const [place] = await tx.sql<PlaceRow>(
      sql`select u.path, u.county_code, u.kind from unit u where u.id = ${values.unitId ?? null}::uuid and ${reach}`,
    );
    if (!place) return refuse('NOT_FOUND', { field: 'unitId' });
    const may = (accountId: string) =>
      canGrant(
        tx.actor,
        { accountId, kind: 'ROLE', name: values.role ?? 'STAFF', effect: 'ALLOW' },
        { path: place.path, unitKind: place.kind },
      );
    // Before a number is looked up: whoever may not appoint here learns nothing of whose it is.
    const no = refuseIf(may(''));
    if (no) return no;
    const who = values.phone && values.name ? await accountMeant(tx, values.phone, values.name) : null;
    reasons.push(
      ...(values.validTo && values.validTo <= tx.now ? [{ code: 'END_BEFORE_START', field: 'validTo' } as const] : []),
      ...(who?.reasons ?? []),
      ...(who?.known ? may(who.known.id) : []),
    );
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const person = await personOf(tx, complete, who?.known ?? null);
    const grantId = await newGrant(tx, {
      accountId: person.accountId,
      unitId: complete.unitId,
      countyCode: place.county_code,
      kind: 'ROLE',
      name: complete.role,
      effect: 'ALLOW',
      validTo: complete.validTo ?? null,
      reason: complete.reason,
    });
    return isRefusal(grantId) ? grantId : { grantId, ...person };
  },
});
