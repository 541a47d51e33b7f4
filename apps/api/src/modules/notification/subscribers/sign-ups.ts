import type { PrivacyClass, SignUpState } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { signUpDecided, signUpMade } from '../../activity/index.ts';
import { workersFor } from '../write/recipients.ts';
import { coverIfSealed } from '../write/sealed.ts';
import { tell } from '../write/tell.ts';

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
  const facts = { activity: row.title, start: row.starts_at.toISOString() };
  if (row.state === 'REQUESTED') {
    const news = coverIfSealed(row.privacy_class, { kind: 'SIGN_UP_REQUESTED', facts });
    await tell(tx, eventId, await workersFor(tx, 'activity.manage', row.unit_id), {
      ...news,
      link: `/admin/activities/${row.activity_id}`,
    });
  } else if (row.source === 'COORDINATOR') {
    const news = coverIfSealed(row.privacy_class, { kind: 'SIGN_UP_MADE', facts });
    await tell(tx, eventId, [row.account_id], { ...news, link: '/shifts', sms: true });
  }
});

export const tellOfDecision = on(signUpDecided, 'notification.tell-of-decision', async (tx, { signUpId }, eventId) => {
  const row = await factsOf(tx, signUpId);
  if (!row) return;
  const declined = row.state === 'DECLINED';
  const news = coverIfSealed(
    row.privacy_class,
    declined
      ? { kind: 'SIGN_UP_DECLINED', facts: { activity: row.title } }
      : { kind: 'SIGN_UP_ACCEPTED', facts: { activity: row.title, start: row.starts_at.toISOString() } },
  );
  await tell(tx, eventId, [row.account_id], { ...news, link: declined ? '/activities' : '/shifts', sms: true });
});
