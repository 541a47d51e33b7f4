import { Role } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import {
  accessGranted,
  accessRevoked,
  membershipDecided,
  membershipEnded,
  membershipRequested,
  qualificationClaimed,
  qualificationDecided,
} from '../../people/index.ts';
import { workersFor } from '../write/recipients.ts';
import { tell } from '../write/tell.ts';

/** The team's coordinators hear that somebody asks to join; the name is read on the page, by whoever may. */
export const tellOfRequest = on(
  membershipRequested,
  'notification.tell-of-request',
  async (tx, { teamId }, eventId) => {
    const [team] = await tx.sql<{ name: string }>(sql`select name from unit where id = ${teamId}`);
    if (!team) return;
    const coordinators = await workersFor(tx, 'membership.decide', teamId);
    await tell(tx, eventId, coordinators, {
      kind: 'MEMBERSHIP_REQUESTED',
      facts: { team: team.name },
      link: `/admin/teams/${teamId}`,
    });
  },
);

export const tellOfMembership = on(
  membershipDecided,
  'notification.tell-of-membership',
  async (tx, { membershipId, accepted }, eventId) => {
    const [row] = await tx.sql<{
      account_id: string | null;
      team: string;
    }>(sql`select v.account_id, u.name as team from membership m
    join volunteer v on v.id = m.volunteer_id join unit u on u.id = m.team_id where m.id = ${membershipId}`);
    if (!row) return;
    const note = accepted
      ? ({
          kind: 'MEMBERSHIP_ACCEPTED',
          facts: { team: row.team },
          link: '/activities',
        } as const)
      : ({
          kind: 'MEMBERSHIP_DECLINED',
          facts: { team: row.team },
          link: '/',
        } as const);
    await tell(tx, eventId, [row.account_id], { ...note, sms: true });
  },
);

/** She reads that she is in the team no more; why stands with the membership. */
export const tellOfRemoval = on(
  membershipEnded,
  'notification.tell-of-removal',
  async (tx, { membershipId }, eventId) => {
    const [row] = await tx.sql<{
      account_id: string | null;
      team: string;
    }>(sql`select v.account_id, u.name as team from membership m
    join volunteer v on v.id = m.volunteer_id join unit u on u.id = m.team_id where m.id = ${membershipId}`);
    if (row)
      await tell(tx, eventId, [row.account_id], { kind: 'MEMBERSHIP_ENDED', facts: { team: row.team }, link: '/' });
  },
);

/** Those who verify for her federation hear that a paper waits; whose it is stands on the page. */
export const tellOfClaim = on(
  qualificationClaimed,
  'notification.tell-of-claim',
  async (tx, { qualificationId }, eventId) => {
    const [row] = await tx.sql<{
      unit_id: string;
      volunteer_id: string;
      account_id: string | null;
      entered_by: string | null;
      kind: string;
    }>(
      sql`select v.unit_id, v.id as volunteer_id, v.account_id, q.entered_by, k.name as kind from qualification q
      join volunteer v on v.id = q.volunteer_id join qualification_kind k on k.code = q.kind_code where q.id = ${qualificationId}`,
    );
    if (!row) return;
    const verifiers = await workersFor(
      tx,
      'qualification.verify',
      row.unit_id,
      [row.account_id, row.entered_by].filter((id) => id !== null),
    );
    await tell(tx, eventId, verifiers, {
      kind: 'QUALIFICATION_CLAIMED',
      facts: { qualification: row.kind },
      link: `/admin/volunteers/${row.volunteer_id}`,
    });
  },
);

export const tellOfQualification = on(
  qualificationDecided,
  'notification.tell-of-qualification',
  async (tx, { qualificationId, accepted }, eventId) => {
    const [row] = await tx.sql<{
      account_id: string | null;
      entered_by: string | null;
      volunteer_id: string;
      kind: string;
    }>(sql`select v.account_id, q.entered_by, v.id as volunteer_id, k.name as kind from qualification q
    join volunteer v on v.id = q.volunteer_id join qualification_kind k on k.code = q.kind_code where q.id = ${qualificationId}`);
    if (!row) return;
    const facts = { qualification: row.kind };
    const news = accepted
      ? { kind: 'QUALIFICATION_VERIFIED' as const, facts }
      : { kind: 'QUALIFICATION_REJECTED' as const, facts };
    await tell(tx, eventId, [row.account_id], { ...news, link: '/' });
    // Whoever wrote the paper down for her hears the verdict: she herself has no account to read it with.
    const entered = accepted
      ? { kind: 'QUALIFICATION_ENTERED_VERIFIED' as const, facts }
      : { kind: 'QUALIFICATION_ENTERED_REJECTED' as const, facts };
    if (row.entered_by !== row.account_id)
      await tell(tx, eventId, [row.entered_by], { ...entered, link: `/admin/volunteers/${row.volunteer_id}` });
  },
);

interface GrantFacts extends Record<string, unknown> {
  account_id: string;
  effect: string;
  kind: string;
  name: string;
  unit: string;
}

/** 任免: who was appointed or relieved hears of it, at which unit and as what. A denial is the administrators' matter. */
const tellOfGrant =
  (given: boolean) =>
  async (tx: Parameters<typeof tell>[0], { grantId }: { grantId: string }, eventId: number): Promise<void> => {
    const [row] = await tx.sql<GrantFacts>(
      sql`select g.account_id, g.effect, g.kind, g.name, u.name as unit from access_grant g join unit u on u.id = g.unit_id where g.id = ${grantId}`,
    );
    if (row?.effect !== 'ALLOW') return;
    const role = row.kind === 'ROLE' && Object.hasOwn(Role, row.name) ? (row.name as Role) : null;
    const facts = { unit: row.unit, role };
    const news = given ? { kind: 'ACCESS_GRANTED' as const, facts } : { kind: 'ACCESS_REVOKED' as const, facts };
    await tell(tx, eventId, [row.account_id], { ...news, link: '/admin/' });
  };

export const tellOfGranted = on(accessGranted, 'notification.tell-of-granted', tellOfGrant(true));
export const tellOfRevoked = on(accessRevoked, 'notification.tell-of-revoked', tellOfGrant(false));
