import type { PrivacyClass } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { activityPublished } from '../../activity/index.ts';
import { coverIfSealed } from '../write/sealed.ts';
import { tell } from '../write/tell.ts';

/** A team's members hear of its new activity. */
export const tellOfActivity = on(
  activityPublished,
  'notification.tell-of-activity',
  async (tx, { activityId }, eventId) => {
    const [row] = await tx.sql<{
      title: string;
      privacy_class: PrivacyClass;
      unit_id: string;
      team: string;
      starts_at: Date;
    }>(sql`select a.title, a.privacy_class,
    a.unit_id, u.name as team, a.starts_at from activity a join unit u on u.id = a.unit_id where a.id = ${activityId} and a.state = 'PUBLISHED'`);
    if (!row) return;
    const members = await tx.sql<{
      account_id: string;
    }>(sql`select v.account_id from membership m join volunteer v on v.id = m.volunteer_id
    where m.team_id = ${row.unit_id} and m.state = 'ACTIVE' and v.state = 'ACTIVE' and v.account_id is not null`);
    const news = coverIfSealed(row.privacy_class, {
      kind: 'ACTIVITY_PUBLISHED',
      facts: { team: row.team, activity: row.title, start: row.starts_at.toISOString() },
    });
    await tell(
      tx,
      eventId,
      members.map((member) => member.account_id),
      { ...news, link: `/activities/${activityId}` },
    );
  },
);
