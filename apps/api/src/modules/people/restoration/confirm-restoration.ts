import { z } from 'zod';
import { newToken, sha256 } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { newSecondFactor } from '../session/second-factor.ts';
import { endSessions } from '../session/sessions.ts';
import { loadRestoration } from './load-restoration.ts';
import { canConfirm } from './restoration.policy.ts';

const HOURS = 2;

export interface RestorationLink {
  readonly id: string;
  /** For her alone, shown once; the token stands in the fragment, which no server sees. */
  readonly link: string;
  readonly expiresAt: Date;
}

/** The second person has seen her papers, too: a link for her alone, for two hours. Whoever has the lost phone is out at once. */
export const confirmRestoration = useCase({
  name: 'people.confirm-restoration',
  label: '确认账号找回',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }) }),
  rate: { points: 30, seconds: 3600, shared: true },
  async run(tx, { id }): Promise<RestorationLink | Refusal> {
    const restoration = await loadRestoration(tx, id);
    if (!restoration) return refuse('NOT_FOUND');
    const no = refuseIf(canConfirm(tx.actor, restoration));
    if (no) return no;
    const token = newToken();
    const expiresAt = new Date(tx.now.getTime() + HOURS * 3_600_000);
    const totp = restoration.duties ? tx.services.cipher.seal(newSecondFactor()) : null;
    await tx.sql(sql`update account_restoration set state = 'CONFIRMED', confirmed_by = ${tx.actor.accountId}, confirmed_at = ${tx.now},
      token_hash = ${sha256(token)}, token_until = ${expiresAt}, totp_cipher = ${totp} where id = ${id}`);
    await endSessions(tx, restoration.accountId, 'RESTORED');
    tx.changed({
      entity: 'AccountRestoration',
      id,
      kind: 'update',
      before: { state: 'OPEN' },
      after: { state: 'CONFIRMED' },
    });
    tx.about({
      entityType: 'AccountRestoration',
      entityId: id,
      unitId: restoration.unitId,
      countyCode: restoration.countyCode,
    });
    const page = restoration.duties ? '/admin/restore' : '/restore';
    return { id, link: `${tx.context.origin.publicUrl}${page}#${token}`, expiresAt };
  },
});
