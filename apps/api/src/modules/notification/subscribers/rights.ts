import type { RightsKind, RightsState } from '@jinguo/schema';
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
      facts: {},
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
      await tell(tx, eventId, [account_id], {
        kind: 'IDENTITY_SETTLED',
        facts: { correct: state !== 'SUSPENDED' },
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
      facts: {},
      link: '/admin/merges',
    });
  },
);

export const tellOfMerge = on(volunteersMerged, 'notification.tell-of-merge', async (tx, { keptId }, eventId) => {
  const row = await one<{ account_id: string | null }>(tx, sql`select account_id from volunteer where id = ${keptId}`);
  await tell(tx, eventId, [row?.account_id ?? null], {
    kind: 'MERGE_DONE',
    facts: {},
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
      facts: { suspended, reason: row.state_reason ?? '' },
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
      facts: { qualification: row.kind, validTo: row.valid_to },
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
  /** Who handed in a paper; null for a request from the app. */
  lodged_by: string | null;
}
const askedOf = (tx: Tx, id: string): Promise<Asked | undefined> =>
  one<Asked>(
    tx,
    sql`select r.kind, r.state, r.due_on::text as due_on, r.unit_id, v.account_id, v.erased_at is not null as erased,
        case when r.channel = 'PAPER' then r.asked_by end as lodged_by
      from rights_request r join volunteer v on v.id = r.volunteer_id where r.id = ${id}`,
  );

export const tellOfRightsRequest = on(
  rightsRequested,
  'notification.tell-of-rights-request',
  async (tx, { requestId }, eventId) => {
    const row = await askedOf(tx, requestId);
    if (!row) return;
    const except = [row.account_id, row.lodged_by].filter((id) => id !== null);
    await tell(tx, eventId, await workersFor(tx, 'rights.handle', row.unit_id, except), {
      kind: 'RIGHTS_REQUESTED',
      facts: { request: row.kind, dueOn: row.due_on },
      link: '/admin/rights-requests',
    });
  },
);

export const tellOfRightsDecision = on(
  rightsDecided,
  'notification.tell-of-rights-decision',
  async (tx, { requestId }, eventId) => {
    const row = await askedOf(tx, requestId);
    if (row?.lodged_by)
      await tell(tx, eventId, [row.lodged_by], {
        kind: 'RIGHTS_PAPER_DECIDED',
        facts: { request: row.kind, done: row.state === 'DONE' },
        link: '/admin/rights-requests',
      });
    // After an erasure there is nobody left to tell here.
    if (!row || row.erased) return;
    await tell(tx, eventId, [row.account_id], {
      kind: 'RIGHTS_DECIDED',
      facts: { request: row.kind, done: row.state === 'DONE' },
      link: '/me/rights',
    });
  },
);
