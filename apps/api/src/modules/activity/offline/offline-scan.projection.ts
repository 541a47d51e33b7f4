import type { Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, type DerivedField, derived, object, projection } from '../../../platform/projection/fields.ts';
import { herAccounts, volunteerBriefFields } from '../../people/index.ts';
import { sealedName, veiled } from '../finding/veil.ts';
import { rosterPhoneGuard } from '../shared/field-guards.ts';
import { canConfirmOffline, canDecideOffline, type OfflineFacts } from './offline-scan.policy.ts';

const allowed = (policy: (actor: Actor | null, scan: OfflineFacts) => readonly Reason[]): DerivedField =>
  derived<OfflineFacts>(
    {
      kind: 'l.kind',
      state: 'l.state',
      signUpState: 'su.state',
      volunteerId: 'su.volunteer_id',
      accounts: herAccounts,
      path: 'u.path',
    },
    (row, ctx) => verdict(policy(ctx.actor, row)),
  );

/** A claim as those see it who may confirm it: of the person name and masked phone, as on the roster. */
export const offlineScanProjection = projection({
  name: 'offlineScan',
  from: `offline_scan l join sign_up su on su.id = l.sign_up_id join activity a on a.id = su.activity_id join unit u on u.id = a.unit_id
    join volunteer v on v.id = su.volunteer_id`,
  joins: { post: 'join opening so on so.id = su.opening_id join post sp on sp.id = so.post_id' },
  fields: {
    id: column('l.id'),
    kind: column('l.kind'),
    method: column('l.method'),
    at: column('l.at'),
    receivedAt: column('l.received_at'),
    signUpId: column('l.sign_up_id'),
    signUpState: column('su.state'),
    postName: veiled('sp.name', 'NEVER', sealedName, 'post'),
    startsAt: column('lower(su.during)'),
    endsAt: column('upper(su.during)'),
    volunteer: object(volunteerBriefFields('v', rosterPhoneGuard)),
    canConfirm: allowed(canConfirmOffline),
    canDecline: allowed(canDecideOffline),
  },
});
