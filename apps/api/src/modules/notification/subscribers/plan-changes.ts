import type { News, PlanChangeKind, PlanEffect, PrivacyClass } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { planChanged } from '../../activity/index.ts';
import { type PlanChanged, planNews } from '../write/plan-news.ts';
import { tell } from '../write/tell.ts';

interface ChangeRow extends Record<string, unknown> {
  activity_id: string;
  kind: PlanChangeKind;
  reason: string;
  place: PlanChanged['place'];
  title: string;
  privacy_class: PrivacyClass;
}
interface PersonRow extends Record<string, unknown> {
  account_id: string;
  effect: PlanEffect;
  was: Date;
  becomes: Date | null;
  why: string[];
}

/** Everyone a change of plan concerns hears of it, and it is kept who was told: the coordinator calls the others. */
export const tellOfPlanChange = on(
  planChanged,
  'notification.tell-of-plan-change',
  async (tx, { planChangeId }, eventId) => {
    const [change] =
      await tx.sql<ChangeRow>(sql`select pc.activity_id, pc.kind, pc.reason, pc.details->'place' as place, a.title, a.privacy_class
      from plan_change pc join activity a on a.id = pc.activity_id where pc.id = ${planChangeId}`);
    if (!change) return;
    const people =
      await tx.sql<PersonRow>(sql`select v.account_id, x.effect, lower(x.was) as was, lower(x.becomes) as becomes, x.why
      from plan_change_person x join sign_up su on su.id = x.sign_up_id join volunteer v on v.id = su.volunteer_id
      where x.plan_change_id = ${planChangeId} and v.account_id is not null order by lower(x.was)`);
    for (const [news, accounts] of byNews(change, people)) {
      await tell(tx, eventId, accounts, { ...news, link: `/activities/${change.activity_id}`, sms: true });
    }
    await keepWhoWasTold(tx, planChangeId, eventId);
  },
);

/** Those who are told the same are told together: few statements for a thousand people. */
function byNews(change: ChangeRow, people: readonly PersonRow[]): Map<News, string[]> {
  const groups = new Map<string, { news: News; accounts: string[] }>();
  for (const [account, shifts] of Map.groupBy(people, (person) => person.account_id)) {
    const news = planNews({
      kind: change.kind,
      privacyClass: change.privacy_class,
      title: change.title,
      reason: change.reason,
      place: change.place,
      shifts,
    });
    const key = JSON.stringify(news);
    const group = groups.get(key) ?? { news, accounts: [] };
    group.accounts.push(account);
    groups.set(key, group);
  }
  return new Map([...groups.values()].map(({ news, accounts }) => [news, accounts]));
}

/** One line a sign-up, also for those who could not be told: without an account nothing reaches them. */
async function keepWhoWasTold(tx: Tx, planChangeId: string, eventId: number): Promise<void> {
  await tx.sql(sql`insert into plan_notice (plan_change_id, sign_up_id, message_id, told_at)
    select x.plan_change_id, x.sign_up_id, m.id, case when m.id is not null then ${tx.now}::timestamptz end
    from plan_change_person x join sign_up su on su.id = x.sign_up_id join volunteer v on v.id = su.volunteer_id
      left join message m on m.account_id = v.account_id and m.event_id = ${eventId}
        and m.kind in ('ACTIVITY_CANCELLED', 'ACTIVITY_MOVED', 'PLACE_LOST')
    where x.plan_change_id = ${planChangeId} on conflict do nothing`);
}
