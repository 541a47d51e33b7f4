import type { PrivacyClass, SignUpState } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { signUpDecided, signUpMade } from '../../activity/index.ts';
import { workersFor } from '../write/recipients.ts';
import { tell } from '../write/tell.ts';
import { coverIfSealed, timeText } from '../write/words.ts';

interface SignUpFacts extends Record<string, unknown> {
  state: SignUpState;
  source: string;
  account_id: string | null;
  activity_id: string;
  unit_id: string;
  title: string;
  privacy_class: PrivacyClass;
  starts_at: Date;
}

const factsOf = async (tx: Tx, signUpId: string): Promise<SignUpFacts | undefined> =>
  (
    await tx.sql<SignUpFacts>(sql`select s.state, s.source, v.account_id, s.activity_id, a.unit_id, a.title, a.privacy_class, lower(s.during) as starts_at
    from sign_up s join volunteer v on v.id = s.volunteer_id join activity a on a.id = s.activity_id where s.id = ${signUpId}`)
  )[0];

/** A request tells the coordinators; a place a coordinator took for her tells the volunteer. */
export const tellOfSignUp = on(signUpMade, 'notification.tell-of-sign-up', async (tx, { signUpId }, eventId) => {
  const row = await factsOf(tx, signUpId);
  if (!row) return;
  const when = timeText(row.starts_at);
  if (row.state === 'REQUESTED') {
    const words = coverIfSealed(row.privacy_class, {
      title: '有人报名，等您同意',
      body: `“${row.title}”（${when}）有新的报名，请到报名名单处理。`,
    });
    await tell(tx, eventId, await workersFor(tx, 'activity.manage', row.unit_id), {
      ...words,
      kind: 'SIGN_UP_REQUESTED',
      link: `/admin/activities/${row.activity_id}`,
    });
  } else if (row.source === 'COORDINATOR') {
    const words = coverIfSealed(row.privacy_class, {
      title: '队长为您报了名',
      body: `“${row.title}”，${when}开始。去不了请在“我的排班”取消。`,
    });
    await tell(tx, eventId, [row.account_id], { ...words, kind: 'SIGN_UP_MADE', link: '/shifts', sms: true });
  }
});

export const tellOfDecision = on(signUpDecided, 'notification.tell-of-decision', async (tx, { signUpId }, eventId) => {
  const row = await factsOf(tx, signUpId);
  if (!row) return;
  const declined = row.state === 'DECLINED';
  const words = declined
    ? { title: '报名未通过', body: `“${row.title}”的报名没有通过，可以看看其他活动。` }
    : { title: '报名成功', body: `“${row.title}”，${timeText(row.starts_at)}开始，请准时到场签到。` };
  const note = { ...coverIfSealed(row.privacy_class, words), link: declined ? '/activities' : '/shifts', sms: true };
  await tell(tx, eventId, [row.account_id], { ...note, kind: declined ? 'SIGN_UP_DECLINED' : 'SIGN_UP_ACCEPTED' });
});
