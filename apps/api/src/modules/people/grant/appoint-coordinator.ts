import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText, personName } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { phone } from '../volunteer/phone.ts';
import { type Appointed, accountMeant, personOf } from './appointee.ts';
import { canAppoint } from './grant.policy.ts';
import { newGrant } from './new-grant.ts';

const fields = {
  teamId: z.uuid({ message: 'NOT_FOUND' }),
  phone,
  name: personName,
  validTo: z.date().nullish(),
  reason: optionalText(limits.shortText),
} as const;

interface TeamRow extends Record<string, unknown> {
  state: string;
  path: string;
  county_code: string;
}
/** Staff appoint a coordinator of a team; who has no account yet gets one, with secrets that are shown once. */
export const appointCoordinator = useCase({
  name: 'people.appoint-coordinator',
  label: '任命队长',
  input: anyFields,
  rate: { points: 60, seconds: 60 },
  async run(tx, raw): Promise<Appointed | Refusal> {
    const { values, complete, reasons } = parseFields(fields, raw);
    const reach = within(tx.actor, 'unit.read', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' });
    const [team] = await tx.sql<TeamRow>(
      sql`select t.state, u.path, u.county_code from team t join unit u on u.id = t.id where t.id = ${values.teamId ?? null}::uuid and ${reach}`,
    );
    if (!team) return refuse('NOT_FOUND', { field: 'teamId' });
    const no = refuseIf(canAppoint(tx.actor, team.path));
    if (no) return no;
    const who = values.phone && values.name ? await accountMeant(tx, values.phone, values.name) : null;
    reasons.push(
      ...(team.state === 'ACTIVE' ? [] : [{ code: 'TEAM_CLOSED', field: 'teamId' } as const]),
      ...(values.validTo && values.validTo <= tx.now ? [{ code: 'END_BEFORE_START', field: 'validTo' } as const] : []),
      ...(who?.reasons ?? []),
      ...(who?.known?.id === tx.actor.accountId ? [{ code: 'OWN_GRANT' } as const] : []),
    );
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const person = await personOf(tx, complete, who?.known ?? null);
    const grantId = await newGrant(tx, {
      accountId: person.accountId,
      unitId: complete.teamId,
      countyCode: team.county_code,
      kind: 'ROLE',
      name: 'COORDINATOR',
      effect: 'ALLOW',
      validTo: complete.validTo ?? null,
      reason: complete.reason || null,
    });
    return isRefusal(grantId) ? grantId : { grantId, ...person };
  },
});
