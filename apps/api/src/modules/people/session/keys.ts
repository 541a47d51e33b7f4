import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { KeysType } from './keys.type.ts';

/** What she enters with: of her own account only, and of each key no more than that it is there. */
export async function keysOf({ actor, services }: AppContext): Promise<KeysType | null> {
  if (!actor) return null;
  const [row] = await services.read.rows<KeysType & Record<string, unknown>>(sql`select
      a.totp_cipher is not null as authenticator, a.sms_factor as "textMessage", a.pin_hash is not null as pin,
      (select count(*)::int from recovery_code r where r.account_id = a.id and r.used_at is null) as "recoveryCodesLeft",
      (select count(*)::int from session s where s.account_id = a.id and s.revoked_at is null and s.expires_at > ${services.now()}) as sessions
    from account a where a.id = ${actor.accountId}`);
  return row ?? null;
}
