import { type RightsKind, type RightsState, rightsKindWords } from '@jinguo/schema';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import {
  identityDisputed,
  identitySettled,
  mergeProposed,
  qualificationExpiring,
  rightsDecided,
  rightsRequested,
  standingChanged,
  volunteersMerged,
} from '../../people/index.ts';
import { workersFor } from '../write/recipients.ts';
import { tell } from '../write/tell.ts';

const one = async <T extends Record<string, unknown>>(tx: Tx, query: Fragment): Promise<T | undefined> =>
  (await tx.sql<T>(query))[0];

/** Those who settle hear that two registrations state one number; whose stands on the page, for those who may see it. */
export const tellOfDispute = on(
  identityDisputed,
  'notification.tell-of-dispute',
  async (tx, { disputeId }, eventId) => {
    const row = await one<{ unit_id: string }>(tx, sql`select unit_id from identity_dispute where id = ${disputeId}`);
    if (!row) return;
    await tell(tx, eventId, await workersFor(tx, 'identity.resolve', row.unit_id), {
      kind: 'IDENTITY_DISPUTED',
      title: '有身份争议待处理',
      body: '两条登记填写了同一个证件号码，请核对证件后处理。',
      link: '/admin/identity-disputes',
    });
  },
);

/** Both hear how it stands with their own registration, neither of the other's. */
export const tellOfSettlement = on(
  identitySettled,
  'notification.tell-of-settlement',
  async (tx, { disputeId }, eventId) => {
    const rows = await tx.sql<{
      account_id: string | null;
      state: string;
    }>(sql`select v.account_id, v.state from identity_dispute d
      join volunteer v on v.id in (d.holder_id, d.claimant_id) where d.id = ${disputeId} and v.erased_at is null`);
    for (const { account_id, state } of rows) {
      const body =
        state === 'SUSPENDED'
          ? '您登记的证件号码需要更正，请带证件到所在村（社区）妇联办理。'
          : '您登记的证件信息已核对，可以照常参加服务。';
      await tell(tx, eventId, [account_id], {
        kind: 'IDENTITY_SETTLED',
        title: '证件信息已核对',
        body,
        link: '/me/profile',
      });
    }
  },
);

export const tellOfMergeProposal = on(
  mergeProposed,
  'notification.tell-of-merge-proposal',
  async (tx, { mergeId }, eventId) => {
    const row = await one<{ unit_id: string; proposed_by: string }>(
      tx,
      sql`select unit_id, proposed_by from merge_case where id = ${mergeId} and state = 'PROPOSED'`,
    );
    if (!row) return;
    await tell(tx, eventId, await workersFor(tx, 'volunteer.merge', row.unit_id, [row.proposed_by]), {
      kind: 'MERGE_PROPOSED',
      title: '有重复登记等您确认合并',
      body: '有人提出合并两条重复登记，请由您核对后确认。',
      link: '/admin/merges',
    });
  },
);

export const tellOfMerge = on(volunteersMerged, 'notification.tell-of-merge', async (tx, { keptId }, eventId) => {
  const row = await one<{ account_id: string | null }>(tx, sql`select account_id from volunteer where id = ${keptId}`);
  await tell(tx, eventId, [row?.account_id ?? null], {
    kind: 'MERGE_DONE',
    title: '您的两条登记已合并',
    body: '您的重复登记已合并，两边的时长和记录都在这里。',
    link: '/hours',
  });
});

export const tellOfStanding = on(
  standingChanged,
  'notification.tell-of-standing',
  async (tx, { volunteerId, suspended }, eventId) => {
    const row = await one<{ account_id: string | null; state_reason: string | null }>(
      tx,
      sql`select account_id, state_reason from volunteer where id = ${volunteerId}`,
    );
    if (!row) return;
    await tell(tx, eventId, [row.account_id], {
      kind: 'STANDING_CHANGED',
      title: suspended ? '志愿者身份已暂停' : '志愿者身份已恢复',
      body: `${suspended ? '暂停' : '恢复'}原因：${row.state_reason ?? ''}。如有疑问请联系所在村（社区）妇联。`,
      link: '/me/profile',
    });
  },
);

export const tellOfExpiringPaper = on(
  qualificationExpiring,
  'notification.tell-of-expiring-paper',
  async (tx, { qualificationId }, eventId) => {
    const row = await one<{ account_id: string | null; kind: string; valid_to: string }>(
      tx,
      sql`select v.account_id, k.name as kind, q.valid_to::text as valid_to from qualification q join volunteer v on v.id = q.volunteer_id
        join qualification_kind k on k.code = q.kind_code where q.id = ${qualificationId} and q.state = 'VERIFIED'`,
    );
    if (!row) return;
    await tell(tx, eventId, [row.account_id], {
      kind: 'QUALIFICATION_EXPIRING',
      title: '资格快到期了',
      body: `您的“${row.kind}”${row.valid_to} 到期，请换证后重新提交。`,
      link: '/me/qualifications',
    });
  },
);

interface Asked extends Record<string, unknown> {
  kind: RightsKind;
  state: RightsState;
  due_on: string;
  unit_id: string;
  account_id: string | null;
  erased: boolean;
}
const askedOf = (tx: Tx, id: string): Promise<Asked | undefined> =>
  one<Asked>(
    tx,
    sql`select r.kind, r.state, r.due_on::text as due_on, r.unit_id, v.account_id, v.erased_at is not null as erased
      from rights_request r join volunteer v on v.id = r.volunteer_id where r.id = ${id}`,
  );

export const tellOfRightsRequest = on(
  rightsRequested,
  'notification.tell-of-rights-request',
  async (tx, { requestId }, eventId) => {
    const row = await askedOf(tx, requestId);
    if (!row) return;
    const except = row.account_id ? [row.account_id] : [];
    await tell(tx, eventId, await workersFor(tx, 'rights.handle', row.unit_id, except), {
      kind: 'RIGHTS_REQUESTED',
      title: '有个人信息请求待办理',
      body: `有志愿者请求“${rightsKindWords[row.kind].zh}”，请在 ${row.due_on} 前办理。`,
      link: '/admin/rights-requests',
    });
  },
);

export const tellOfRightsDecision = on(
  rightsDecided,
  'notification.tell-of-rights-decision',
  async (tx, { requestId }, eventId) => {
    const row = await askedOf(tx, requestId);
    // After an erasure there is nobody left to tell here.
    if (!row || row.erased) return;
    await tell(tx, eventId, [row.account_id], {
      kind: 'RIGHTS_DECIDED',
      title: row.state === 'DONE' ? '您的请求已办理' : '您的请求未予办理',
      body: `“${rightsKindWords[row.kind].zh}”${row.state === 'DONE' ? '已经办理' : '没有办理，理由请登录查看'}。`,
      link: '/me/rights',
    });
  },
);
