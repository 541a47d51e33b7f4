import type { UnitLevel } from '@jinguo/schema';
import { may } from '../../../platform/access/grants.ts';
import type { AppContext } from '../../../platform/context.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { canRevoke, grantLabel } from './grant.policy.ts';
import type { GrantType } from './grant.type.ts';

interface GrantRow {
  readonly id: string;
  readonly accountId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly level: UnitLevel;
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly effect: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly grantedBy: string | null;
  readonly reason: string | null;
  readonly revokedAt: string | null;
  readonly revokeReason: string | null;
}

const grantsOfAccount = `(select coalesce(json_agg(json_build_object('id', x.id, 'accountId', x.account_id, 'unitId', x.unit_id, 'unitName', x.unit_name,
    'level', x.level, 'path', x.path, 'kind', x.kind, 'name', x.name, 'effect', x.effect, 'validFrom', x.valid_from, 'validTo', x.valid_to,
    'grantedBy', x.granted_by_name, 'reason', x.reason, 'revokedAt', x.revoked_at, 'revokeReason', x.revoke_reason)), '[]')
  from (select g.*, gu.name as unit_name, gu.level, gu.path, ga.display_name as granted_by_name
    from access_grant g join unit gu on gu.id = g.unit_id left join account ga on ga.id = g.granted_by
    where g.account_id = a.id order by g.revoked_at is not null, g.valid_from desc, g.id limit 100) x)`;

const grantOf = (row: GrantRow, { actor }: AppContext): GrantType => ({
  id: row.id,
  unit: { id: row.unitId, name: row.unitName, level: row.level },
  kind: row.kind,
  name: row.name,
  label: grantLabel(row.kind, row.name),
  effect: row.effect,
  validFrom: row.validFrom,
  validTo: row.validTo,
  grantedBy: row.grantedBy,
  reason: row.reason,
  revokedAt: row.revokedAt,
  revokeReason: row.revokeReason,
  canRevoke: verdict(canRevoke(actor, { ...row, revoked: row.revokedAt !== null })),
});

/** An account `a`. Of its grants a reader sees those at places within her own reach; of her own account, all. */
export const accountProjection = projection({
  name: 'account',
  from: 'account a',
  fields: {
    id: column('a.id'),
    name: column('a.display_name'),
    phoneMasked: column('a.phone_masked'),
    state: derived<{ state: string; lockedUntil: string | null }>(
      { state: 'a.state', lockedUntil: 'a.locked_until' },
      ({ state, lockedUntil }, { services }) =>
        state === 'ACTIVE' && lockedUntil !== null && new Date(lockedUntil) > services.now() ? 'LOCKED' : state,
    ),
    createdAt: column('a.created_at'),
    // What was shown to her appointer is none yet: it counts from the day she sets one of her own.
    hasSecondFactor: column('((a.totp_cipher is not null or a.sms_factor) and not a.factor_initial)'),
    grants: derived<{ grants: GrantRow[] }>({ grants: grantsOfAccount }, ({ grants }, context) =>
      grants
        .filter((row) => row.accountId === context.actor?.accountId || may(context.actor, 'account.read', row.path))
        .map((row) => grantOf(row, context)),
    ),
  },
});
