import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText, personName } from '../../../platform/text/input-text.ts';
import { type Tx, useCase } from '../../../platform/use-case.ts';
import { newAccount } from '../session/new-account.ts';
import { firstPassword } from '../session/password.ts';
import { newSecondFactor, secondFactorUri } from '../session/second-factor.ts';
import { phone } from '../volunteer/phone.ts';
import { canAppoint } from './grant.policy.ts';
import { newGrant } from './new-grant.ts';

const fields = {
  teamId: z.uuid({ message: 'NOT_FOUND' }),
  phone,
  name: personName,
  validTo: z.date().nullish(),
  reason: optionalText(limits.shortText),
} as const;

export interface Appointed {
  readonly grantId: string;
  readonly accountId: string;
  readonly firstPassword: string | null;
  readonly otpUri: string | null;
}

interface TeamRow extends Record<string, unknown> {
  state: string;
  path: string;
  county_code: string;
}
interface Person {
  readonly accountId: string;
  readonly firstPassword: string | null;
  readonly otpUri: string | null;
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

interface AccountRow extends Record<string, unknown> {
  id: string;
  display_name: string;
  phone_masked: string;
  has_factor: boolean;
}

/** The account meant: by phone and, since a family may share it, by name. Parallel appointments wait for each other. */
async function accountMeant(
  tx: Tx,
  number: string,
  name: string,
): Promise<{ known: AccountRow | null; reasons: readonly Reason[] }> {
  const index = tx.services.cipher.index('phone', number);
  await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended(${index.toString('hex')}, 0))`);
  const accounts =
    await tx.sql<AccountRow>(sql`select id, display_name, phone_masked, (totp_cipher is not null or sms_factor) as has_factor
    from account where phone_index = ${index} and state = 'ACTIVE' order by created_at, id limit 20`);
  const known = accounts.find((account) => account.display_name === name);
  const mismatch = !known && accounts.length > 0;
  return { known: known ?? null, reasons: mismatch ? [{ code: 'NAME_PHONE_MISMATCH', field: 'name' }] : [] };
}

/** Her account, with a second factor; who has none yet gets both. */
async function personOf(
  tx: Tx,
  { phone: number, name }: { readonly phone: string; readonly name: string },
  known: AccountRow | null,
): Promise<Person> {
  if (known?.has_factor) return { accountId: known.id, firstPassword: null, otpUri: null };
  const secret = newSecondFactor();
  const otpUri = secondFactorUri(secret, known?.phone_masked ?? `${number.slice(0, 3)}****${number.slice(-4)}`);
  if (!known) {
    const password = firstPassword();
    return {
      accountId: await newAccount(tx, { name, phone: number, password, totpSecret: secret, initial: true }),
      firstPassword: password,
      otpUri,
    };
  }
  await tx.sql(
    sql`update account set totp_cipher = ${tx.services.cipher.seal(secret)}, totp_last_step = null, factor_initial = true where id = ${known.id}`,
  );
  tx.changed({ entity: 'Account', id: known.id, kind: 'update', after: { secondFactor: 'set' } });
  return { accountId: known.id, firstPassword: null, otpUri };
}
