import { randomInt } from 'node:crypto';
import { sql } from '../../../platform/database/sql.ts';
import { withoutUnseen } from '../../../platform/text/visible.ts';
import type { Tx } from '../../../platform/use-case.ts';

const COUNT = 10;
const LENGTH = 10;
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

const digest = (tx: Tx, accountId: string, code: string): Buffer =>
  tx.services.cipher.index('recovery-code', `${accountId}:${code}`);
const newCode = (): string => Array.from({ length: LENGTH }, () => signs[randomInt(signs.length)]).join('');
const grouped = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** What was typed, as it was written down: dashes, blanks and capitals do not matter. */
export const normalizeCode = (text: string): string =>
  withoutUnseen(text).normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
export const isRecoveryCode = (code: string): boolean => /^[a-z2-9]{10}$/.test(code);

/** Ten new codes of about 49 bits, shown once and kept as keyed digests; those before are worth nothing from now on. */
export async function issueRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, newCode);
  await tx.sql(sql`delete from recovery_code where account_id = ${accountId}`);
  await tx.sql(sql`insert into recovery_code (account_id, code_hash, created_at)
    select ${accountId}, hash, ${tx.now}::timestamptz from unnest(${codes.map((code) => digest(tx, accountId, code))}::bytea[]) as hash`);
  tx.changed({ entity: 'Account', id: accountId, kind: 'update', after: { recoveryCodes: COUNT } });
  return codes.map(grouped);
}

/** Uses a code up. Two copies of one code at once: the row decides, one of them wins. */
export async function useRecoveryCode(tx: Tx, accountId: string, code: string): Promise<boolean> {
  const rows = await tx.sql(sql`update recovery_code set used_at = ${tx.now} where account_id = ${accountId}
    and code_hash = ${digest(tx, accountId, code)} and used_at is null returning 1 as used`);
  return rows.length > 0;
}
