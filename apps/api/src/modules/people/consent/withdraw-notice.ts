import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { fixedId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { noticeInForce } from './notice-in-force.ts';
import { canPublishNotice } from './publish-notice.ts';

interface Row extends Record<string, unknown> {
  title: string;
  published_at: Date;
  begun: boolean;
  withdrawn: boolean;
}

/**
 * A version of the notice is taken back before its day: nobody has read it, so nobody agreed to it. What is published stays on
 * record beside that. From its day on it is what people agreed to, and only a newer one takes its place (PIPL §14, §17).
 */
export const withdrawNotice = useCase({
  name: 'people.withdraw-notice',
  label: '撤回待生效的告知书',
  input: z.object({ version: z.string().max(40, { message: 'NOT_FOUND' }) }),
  rate: { points: 20, seconds: 3600 },
  constraints: {
    privacy_notice_withdrawal_pkey: { code: 'NOTICE_WITHDRAWN_ALREADY' },
    notice_withdrawn_before_its_day: { code: 'NOTICE_IN_FORCE' },
  },
  async run(tx, { version }) {
    const no = refuseIf(canPublishNotice(tx.actor));
    if (no) return no;
    const [row] = await tx.sql<Row>(sql`select n.title, n.published_at,
        n.published_at <= ${tx.now}::timestamptz or n.version = ${noticeInForce(tx.now)} as begun,
        exists (select from privacy_notice_withdrawal w where w.version = n.version) as withdrawn
      from privacy_notice n where n.version = ${version}`);
    if (!row) return refuse('NOT_FOUND');
    if (row.withdrawn) return refuse('NOTICE_WITHDRAWN_ALREADY');
    if (row.begun) return refuse('NOTICE_IN_FORCE');
    await tx.sql(sql`insert into privacy_notice_withdrawal (version, withdrawn_at, withdrawn_by)
      values (${version}, ${tx.now}, ${tx.actor.accountId})`);
    tx.changed({
      entity: 'PrivacyNotice',
      id: version,
      kind: 'withdraw',
      before: { title: row.title, publishedAt: row.published_at },
    });
    tx.about({
      entityType: 'PrivacyNotice',
      entityId: fixedId(`privacy-notice:${version}`),
      unitId: null,
      countyCode: null,
    });
    return { id: version };
  },
});
