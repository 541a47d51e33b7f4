import type { Role } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { personName } from '../../../platform/text/input-text.ts';
import { anonymousUseCase, type Tx } from '../../../platform/use-case.ts';
import { AccessGrant } from '../grant/grant.entity.ts';
import { accessGranted } from '../people.events.ts';
import { newAccount } from '../session/new-account.ts';
import { openSession } from '../session/open-session.ts';
import { newPassword } from '../session/password.ts';
import { factorCode } from '../session/present-factor.ts';
import { issueRecoveryCodes } from '../session/recovery-codes.ts';
import { stepOf } from '../session/second-factor.ts';
import { phone } from '../volunteer/phone.ts';
import { openToken, tokenText } from './first-token.ts';

const fields = {
  token: tokenText,
  name: personName,
  phone,
  password: newPassword,
  code: factorCode,
} as const;

/** She guards who may do what, and works as staff until there are others: without both she could appoint nobody. */
const roles: readonly Role[] = ['SECURITY_ADMIN', 'STAFF'];

export interface FirstAdministrator {
  readonly recoveryCodes: readonly string[];
}

/**
 * The first administrator makes her account herself: name, number, password and authenticator are hers from the start.
 * The token works once, for a day, and only while nobody holds an administrator's role.
 */
export const claimFirstAdministrator = anonymousUseCase({
  name: 'people.claim-first-administrator',
  label: '首位管理员开户',
  input: z.record(z.string(), z.unknown()),
  rate: { points: 20, seconds: 60, shared: true },
  async run(tx, raw): Promise<FirstAdministrator | Refusal> {
    const { values, complete, reasons } = parseFields(fields, raw);
    // Whoever has no token learns nothing of the form.
    const token = await openToken(tx, values.token ?? '');
    if (token instanceof Refusal) return token;
    if (!complete) return new Refusal(reasons);
    const step = stepOf(token.secret, complete.code, tx.now, null);
    if (step === null) return refuse('WRONG_SECOND_FACTOR', { field: 'code' });
    const [root] = await tx.sql<{ id: string; county_code: string }>(
      sql`select id, county_code from unit where parent_id is null and kind = 'FEDERATION' and valid_to is null order by path limit 1`,
    );
    if (!root) return refuse('NOT_FOUND', { field: 'unitId' });
    const accountId = await newAccount(tx, {
      name: complete.name,
      phone: complete.phone,
      password: complete.password,
      totpSecret: token.secret,
    });
    await tx.sql(sql`update account set totp_last_step = ${step} where id = ${accountId}`);
    await tx.sql(
      sql`update first_administrator_token set used_at = ${tx.now}, account_id = ${accountId} where id = ${token.id}`,
    );
    for (const role of roles) await grantRoot(tx, accountId, root, role);
    const recoveryCodes = await issueRecoveryCodes(tx, accountId);
    await openSession(tx, accountId, 'admin', true);
    tx.about({ entityType: 'Account', entityId: accountId, unitId: root.id, countyCode: root.county_code });
    return { recoveryCodes };
  },
});

async function grantRoot(
  tx: Tx,
  accountId: string,
  unit: { id: string; county_code: string },
  name: Role,
): Promise<void> {
  const grant = tx.em.create(AccessGrant, {
    id: newId(),
    accountId,
    unitId: unit.id,
    countyCode: unit.county_code,
    kind: 'ROLE',
    name,
    effect: 'ALLOW',
    validFrom: tx.now,
    validTo: null,
    grantedBy: null,
    reason: '首位管理员',
    createdAt: tx.now,
  });
  await tx.em.flush();
  tx.publish(accessGranted.of({ grantId: grant.id, accountId }));
}
