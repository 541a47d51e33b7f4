import { IdType, limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { restorationOpened } from '../people.events.ts';
import { restorableOf } from './restorable.ts';
import { canRestore, seesRestoration } from './restoration.policy.ts';

const Input = z.object({
  accountId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
  volunteerId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
  paper: z.enum(IdType),
  reason: text(limits.shortText),
});

/** The first of two people has seen her papers and says so; nothing opens before a second one has, too. */
export const openRestoration = useCase({
  name: 'people.open-restoration',
  label: '发起账号找回',
  input: Input,
  rate: { points: 30, seconds: 3600, shared: true },
  constraints: { account_restoration_once: { code: 'RESTORATION_OPEN' } },
  async run(tx, { accountId, volunteerId, paper, reason }) {
    const which = accountId
      ? sql`a.id = ${accountId}`
      : sql`a.id = (select v.account_id from volunteer v where v.id = ${volunteerId ?? null})`;
    const subject = await restorableOf(tx, which);
    if (!subject || !seesRestoration(tx.actor, subject)) return refuse('NOT_FOUND');
    const no = refuseIf(canRestore(tx.actor, subject));
    if (no) return no;
    // One that nobody confirmed within a week is over.
    const week = new Date(tx.now.getTime() - 7 * 86_400_000);
    await tx.sql(sql`update account_restoration set state = 'CANCELLED', ended_at = ${tx.now}, end_reason = '过期' where account_id = ${subject.accountId}
      and (state = 'OPEN' and opened_at < ${week} or state = 'CONFIRMED' and token_until <= ${tx.now}::timestamptz)`);
    // The place on record is the highest one the account counts at.
    const [unit] = await tx.sql<{ id: string; county_code: string }>(
      sql`select id, county_code from unit where path = any(${subject.paths}::text[]) order by length(path), path limit 1`,
    );
    if (!unit) return refuse('NOT_FOUND');
    const id = newId();
    await tx.sql(sql`insert into account_restoration (id, account_id, unit_id, county_code, paper, reason, state, opened_by, opened_at)
      values (${id}, ${subject.accountId}, ${unit.id}, ${unit.county_code}, ${paper}, ${reason}, 'OPEN', ${tx.actor.accountId}, ${tx.now})`);
    tx.changed({
      entity: 'AccountRestoration',
      id,
      kind: 'create',
      after: { paper, reason, accountId: subject.accountId },
    });
    tx.about({ entityType: 'AccountRestoration', entityId: id, unitId: unit.id, countyCode: unit.county_code });
    tx.publish(restorationOpened.of({ restorationId: id }));
    return { id };
  },
});
