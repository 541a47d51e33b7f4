import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { maskName } from '../../../platform/text/mask.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { guardianAsked, guardianDecided, guardianWithdrew, paperSubmitted } from '../../people/index.ts';
import { queueText } from '../sms/queue-sms.ts';
import { workersFor } from '../write/recipients.ts';
import { tell } from '../write/tell.ts';

interface Asked extends Record<string, unknown> {
  guardian_phone_cipher: string;
  link_cipher: string | null;
  state: string;
  child: string;
  account_id: string | null;
  /** She, or another guardian, had agreed before: this is about a newer version of the notice. */
  again: boolean;
}

const factsOf = async (tx: Tx, consentId: string): Promise<Asked | undefined> =>
  (
    await tx.sql<Asked>(sql`select g.guardian_phone_cipher, g.link_cipher, g.state, v.name as child, v.account_id,
        exists (select from guardian_consent o where o.volunteer_id = g.volunteer_id and o.id <> g.id
          and (o.state = 'GIVEN' or o.state = 'ENDED' and o.given_at is not null)) as again
      from guardian_consent g join volunteer v on v.id = g.volunteer_id where g.id = ${consentId}`)
  )[0];

/** The link goes to the guardian's own phone; of the child it says a masked name (AT-5). Asked again, the older link is not sent. */
export const askByText = on(guardianAsked, 'notification.ask-guardian', async (tx, { consentId }) => {
  const row = await factsOf(tx, consentId);
  if (row?.state !== 'WAITING' || !row.link_cipher) return;
  await queueText(tx, {
    phoneCipher: row.guardian_phone_cipher,
    text: `${row.again ? `${maskName(row.child)}参加志愿服务，登记您为监护人。个人信息处理告知书有新版本，请在7天内打开链接，阅读后` : `${maskName(row.child)}申请注册为志愿者，登记您为监护人。请在7天内打开链接，阅读告知书后`}决定是否同意：${tx.services.cipher.open(row.link_cipher)} 如与您无关请忽略。`,
  });
});

/** A yes gives the guardian the way to take it back; the child hears either answer. */
export const tellOfGuardian = on(
  guardianDecided,
  'notification.tell-of-guardian',
  async (tx, { consentId, accepted }, eventId) => {
    const row = await factsOf(tx, consentId);
    if (!row) return;
    if (accepted && row.link_cipher && row.state === 'GIVEN')
      await queueText(tx, {
        phoneCipher: row.guardian_phone_cipher,
        text: `您已同意${maskName(row.child)}${row.again ? '按新版告知书继续参加志愿服务' : '注册为志愿者'}。请保留这条短信，随时可以打开链接撤回：${tx.services.cipher.open(row.link_cipher)}`,
      });
    const note = accepted
      ? ({
          kind: 'GUARDIAN_AGREED',
          facts: {},
          link: '/activities',
        } as const)
      : ({
          kind: 'GUARDIAN_REFUSED',
          facts: {},
          link: '/',
        } as const);
    await tell(tx, eventId, [row.account_id], note);
  },
);

export const tellOfWithdrawal = on(
  guardianWithdrew,
  'notification.tell-of-withdrawal',
  async (tx, { consentId }, eventId) => {
    const row = await factsOf(tx, consentId);
    await tell(tx, eventId, [row?.account_id ?? null], {
      kind: 'GUARDIAN_WITHDREW',
      facts: {},
      link: '/',
    });
  },
);

/** Those who may call back hear that a paper waits; whoever handed it in is not asked to check herself. */
export const tellOfPaper = on(paperSubmitted, 'notification.tell-of-paper', async (tx, { confirmationId }, eventId) => {
  const [row] = await tx.sql<{ unit_id: string; submitted_by: string; registered_by: string | null }>(
    sql`select v.unit_id, pc.submitted_by, v.registered_by from paper_confirmation pc join volunteer v on v.id = pc.volunteer_id
      where pc.id = ${confirmationId} and pc.state = 'WAITING'`,
  );
  if (!row) return;
  const except = [row.submitted_by, row.registered_by].filter((id) => id !== null);
  await tell(tx, eventId, await workersFor(tx, 'registration.call-back', row.unit_id, except), {
    kind: 'PAPER_SUBMITTED',
    facts: {},
    link: '/admin/call-backs',
  });
});
