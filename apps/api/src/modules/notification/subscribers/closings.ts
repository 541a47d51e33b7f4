import type { PrivacyClass, RecordState } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { absenceMarked, activityClosed, hoursOpenUntil } from '../../activity/index.ts';
import { coverIfSealed } from '../write/sealed.ts';
import { tell } from '../write/tell.ts';

interface Served extends Record<string, unknown> {
  account_id: string;
  minutes: number;
  states: RecordState[];
}

/** The least settled one speaks for all: nobody is told "counted" while a part still waits. */
const stateOf = (states: readonly RecordState[]): RecordState =>
  (['RETURNED', 'PROPOSED'] as const).find((state) => states.includes(state)) ?? 'APPROVED';

/** 结项: everyone who served reads what came of it, thanks, and how far her own hours are. */
export const tellOfClosing = on(
  activityClosed,
  'notification.tell-of-closing',
  async (tx, { activityId, again }, eventId) => {
    const [activity] = await tx.sql<{ title: string; privacy_class: PrivacyClass; people_served: number }>(
      sql`select a.title, a.privacy_class, c.people_served from activity a join activity_closing c on c.activity_id = a.id
        where a.id = ${activityId} and c.reopened_at is null`,
    );
    if (!activity) return;
    const people =
      await tx.sql<Served>(sql`select v.account_id, sum(r.minutes)::int as minutes, array_agg(distinct r.state) as states
      from service_record r join volunteer v on v.id = r.volunteer_id
      where r.activity_id = ${activityId} and v.account_id is not null group by v.account_id`);
    // Those with the same hours are told together: few statements for a thousand people.
    const alike = Map.groupBy(people, ({ minutes, states }) => `${minutes} ${stateOf(states)}`);
    for (const [first, ...rest] of alike.values()) {
      if (!first) continue;
      const news = coverIfSealed(activity.privacy_class, {
        kind: 'ACTIVITY_CLOSED',
        facts: {
          activity: activity.title,
          peopleServed: activity.people_served,
          minutes: first.minutes,
          state: stateOf(first.states),
          again,
        },
      });
      const accounts = [first, ...rest].map((one) => one.account_id);
      await tell(tx, eventId, accounts, { ...news, link: `/activities/${activityId}` });
    }
  },
);

/** She hears that she was marked as not having come, and until when that can be put right. */
export const tellOfAbsence = on(absenceMarked, 'notification.tell-of-absence', async (tx, { signUpId }, eventId) => {
  const [row] = await tx.sql<{
    account_id: string | null;
    title: string;
    privacy_class: PrivacyClass;
    state: string;
    starts_at: Date;
    ends_at: Date;
  }>(sql`select v.account_id, a.title, a.privacy_class, su.state, lower(su.during) as starts_at, a.ends_at
      from sign_up su join volunteer v on v.id = su.volunteer_id join activity a on a.id = su.activity_id where su.id = ${signUpId}`);
  if (!row || (row.state !== 'NO_SHOW' && row.state !== 'EXCUSED')) return;
  const news = coverIfSealed(row.privacy_class, {
    kind: 'ABSENCE_MARKED',
    facts: {
      activity: row.title,
      start: row.starts_at.toISOString(),
      excused: row.state === 'EXCUSED',
      until: hoursOpenUntil(row.ends_at),
    },
  });
  await tell(tx, eventId, [row.account_id], { ...news, link: '/shifts?tense=past' });
});
