import type { PrivacyClass } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { companionAsked, hoursOpenUntil, visitUnconfirmed } from '../../activity/index.ts';
import { coverIfSealed } from '../write/sealed.ts';
import { tell } from '../write/tell.ts';

interface VisitFacts extends Record<string, unknown> {
  account_id: string | null;
  title: string;
  privacy_class: PrivacyClass;
  ends_at: Date;
  came_at: Date;
  left: boolean;
  open: boolean;
}

const factsOf = async (tx: Tx, signUpId: string): Promise<VisitFacts | undefined> =>
  (
    await tx.sql<VisitFacts>(sql`select v.account_id, a.title, a.privacy_class, coalesce(a.ends_at, upper(su.during)) as ends_at, hv.came_at,
      hv.left_at is not null as left, hv.confirmation is null and su.state = 'SIGNED_UP' as open
    from home_visit hv join sign_up su on su.id = hv.sign_up_id join volunteer v on v.id = su.volunteer_id join activity a on a.id = su.activity_id
    where hv.sign_up_id = ${signUpId}`)
  )[0];

/** A companion hears that she is asked; by whom, her own page says. */
export const tellOfCompanion = on(
  companionAsked,
  'notification.tell-of-companion',
  async (tx, { signUpId, companionId }, eventId) => {
    const row = await factsOf(tx, signUpId);
    const [companion] = await tx.sql<{ account_id: string | null }>(
      sql`select v.account_id from sign_up su join volunteer v on v.id = su.volunteer_id where su.id = ${companionId}`,
    );
    if (!row?.open || !companion) return;
    const facts = { activity: row.title, at: row.came_at.toISOString() };
    const news = coverIfSealed(row.privacy_class, { kind: 'COMPANION_ASKED', facts });
    await tell(tx, eventId, [companion.account_id], { ...news, link: `/shifts/${companionId}/visit` });
  },
);

/** She is reminded of what nobody confirmed, and until when. */
export const tellOfUnconfirmed = on(
  visitUnconfirmed,
  'notification.tell-of-unconfirmed-visit',
  async (tx, { signUpId }, eventId) => {
    const row = await factsOf(tx, signUpId);
    if (!row?.open) return;
    const facts = {
      activity: row.title,
      at: row.came_at.toISOString(),
      left: row.left,
      until: hoursOpenUntil(row.ends_at),
    };
    const news = coverIfSealed(row.privacy_class, { kind: 'VISIT_UNCONFIRMED', facts });
    await tell(tx, eventId, [row.account_id], { ...news, link: `/shifts/${signUpId}/visit` });
  },
);
