import {
  type Action,
  actionWords,
  fieldsOf,
  type Reason,
  type Role,
  refusalValueWords,
  roleActions,
  roleWords,
  type UnitKind,
} from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks, may } from '../../../platform/access/grants.ts';
import { sees } from '../../../platform/access/sight.ts';

export interface GrantSpec {
  readonly accountId: string;
  readonly kind: string;
  readonly name: string;
  readonly effect: string;
}
export interface GrantPlace {
  readonly path: string;
  readonly unitKind: UnitKind;
}

const fits: Record<Role, readonly UnitKind[]> = {
  COORDINATOR: ['TEAM'],
  STAFF: ['FEDERATION', 'NON_FEDERATION'],
  SECURITY_ADMIN: ['FEDERATION'],
};

const isRole = (name: string): name is Role => Object.hasOwn(roleWords, name);
const isAction = (name: string): name is Action => Object.hasOwn(actionWords, name);

/** What a role or an action comes down to; null when there is no such. */
export function actionsOf(kind: string, name: string): readonly Action[] | null {
  if (kind === 'ROLE') return isRole(name) ? roleActions[name] : null;
  return kind === 'ACTION' && isAction(name) ? [name] : null;
}

/** What a grant is called on the screen. */
export function grantLabel(kind: string, name: string): string {
  if (kind === 'ROLE') return isRole(name) ? roleWords[name].zh : name;
  return isAction(name) ? actionWords[name].zh : name;
}

const own = (actor: Actor | null, accountId: string): readonly Reason[] =>
  actor?.accountId === accountId ? [{ code: 'OWN_GRANT' }] : [];
const beyond = (actor: Actor | null, actions: readonly Action[], path: string): readonly Reason[] =>
  actions.every((action) => may(actor, action, path)) ? [] : [{ code: 'GRANT_BEYOND_OWN' }];
/** A single right shows fields of people: whoever is kept from one does not hand it out that way. A role's rules bind all who hold it. */
const beyondSight = (actor: Actor | null, action: Action, path: string): readonly Reason[] =>
  fieldsOf([action]).every((field) => sees(actor, field, [path])) ? [] : [{ code: 'GRANT_BEYOND_OWN' }];

/** Nobody hands out what she has not, nor changes her own rights; a role has its kind of place. */
export function canGrant(actor: Actor | null, spec: GrantSpec, place: GrantPlace): readonly Reason[] {
  const actions = actionsOf(spec.kind, spec.name);
  if (!actions) return [{ code: 'INVALID_INPUT', field: 'name' }];
  const misfit = spec.kind === 'ROLE' && isRole(spec.name) && !fits[spec.name].includes(place.unitKind);
  return [
    ...lacks(actor, 'grant.manage', place.path),
    ...own(actor, spec.accountId),
    ...(spec.effect === 'ALLOW' ? beyond(actor, actions, place.path) : []),
    ...(spec.effect === 'ALLOW' && isAction(spec.name) ? beyondSight(actor, spec.name, place.path) : []),
    ...(misfit ? [{ code: 'ROLE_DOES_NOT_FIT', field: 'unitId' } as const] : []),
  ];
}

/** Coordinators are appointed and dismissed by staff of the federation above. */
export const canAppoint = (actor: Actor | null, path: string): readonly Reason[] =>
  lacks(actor, 'coordinator.appoint', path);

/**
 * A coordinator is dismissed by whoever may appoint one, everything else by whoever manages grants. To lift a denial is
 * to give the right back, so one must have it.
 */
export function canRevoke(
  actor: Actor | null,
  grant: GrantSpec & { readonly path: string; readonly revoked: boolean },
): readonly Reason[] {
  const dismissal =
    grant.kind === 'ROLE' &&
    grant.name === 'COORDINATOR' &&
    grant.effect === 'ALLOW' &&
    may(actor, 'coordinator.appoint', grant.path);
  return [
    ...(dismissal ? [] : lacks(actor, 'grant.manage', grant.path)),
    ...own(actor, grant.accountId),
    ...(grant.effect === 'DENY' ? beyond(actor, actionsOf(grant.kind, grant.name) ?? [], grant.path) : []),
    ...(grant.revoked ? [{ code: 'WRONG_STATE', params: { state: refusalValueWords.REVOKED.zh } } as const] : []),
  ];
}
