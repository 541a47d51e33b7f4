import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { anonymousUseCase } from '../../../platform/use-case.ts';
import { tokenText } from '../first/first-token.ts';
import { secretsChanged } from '../people.events.ts';
import type { FactorSet } from '../session/confirm-second-factor.ts';
import { openSession } from '../session/open-session.ts';
import { hashPassword, newPassword } from '../session/password.ts';
import { factorCode } from '../session/present-factor.ts';
import { issueRecoveryCodes } from '../session/recovery-codes.ts';
import { stepOf } from '../session/second-factor.ts';
import { endSessions } from '../session/sessions.ts';
import { openLink } from './restoration-token.ts';

const fields = { token: tokenText, password: newPassword, code: factorCode.nullish() } as const;

/** She herself, by the link two people gave her: a new password and, with duties, a new authenticator. The link works once. */
export const restoreAccount = anonymousUseCase({
  name: 'people.restore-account',
  label: '本人找回账号',
  input: anyFields,
  rate: { points: 20, seconds: 60, shared: true },
  async run(tx, raw): Promise<FactorSet | Refusal> {
    const { values, complete, reasons } = parseFields(fields, raw);
    const link = await openLink(tx, values.token ?? '');
    if (link instanceof Refusal) return link;
    if (!complete) return new Refusal(reasons);
    const step = link.totp_cipher
      ? stepOf(tx.services.cipher.open(link.totp_cipher), complete.code ?? '', tx.now, null)
      : null;
    if (link.totp_cipher && step === null) return refuse('WRONG_SECOND_FACTOR', { field: 'code' });
    const { account_id: accountId } = link;
    await tx.sql(sql`update account set password_hash = ${await hashPassword(complete.password)}, password_initial = false,
      totp_cipher = ${link.totp_cipher}, totp_last_step = ${step}, factor_initial = false, sms_factor = false, pin_hash = null,
      new_totp_cipher = null, new_totp_until = null, failed_attempts = 0, locked_until = null,
      second_factor_attempts = 0, second_factor_locked_until = null where id = ${accountId}`);
    await tx.sql(
      sql`update account_restoration set state = 'USED', ended_at = ${tx.now}, totp_cipher = null where id = ${link.id}`,
    );
    await tx.sql(sql`delete from recovery_code where account_id = ${accountId}`);
    const recoveryCodes = link.totp_cipher ? await issueRecoveryCodes(tx, accountId) : [];
    await endSessions(tx, accountId, 'RESTORED');
    await openSession(tx, accountId, link.totp_cipher ? 'admin' : 'volunteer', link.totp_cipher !== null);
    tx.changed({ entity: 'Account', id: accountId, kind: 'update', after: { password: 'set', secondFactor: 'set' } });
    tx.about({
      entityType: 'AccountRestoration',
      entityId: link.id,
      unitId: link.unit_id,
      countyCode: link.county_code,
    });
    tx.publish(secretsChanged.of({ accountId, what: 'RESTORED' }));
    return { recoveryCodes };
  },
});
