import type { IssuingBasis, Reason, UnitKind, UnitLevel } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** What the policies look at in a unit. */
export interface UnitFacts {
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly path: string;
}

const order: readonly UnitLevel[] = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'];

export const canManageUnit = (actor: Actor | null, unit: UnitFacts): readonly Reason[] =>
  lacks(actor, unit.kind === 'TEAM' ? 'team.manage' : 'unit.manage', unit.path);

/** A team stands under a unit, never under another team: teams are leaves (ADR 1). */
export const canCreateTeam = (actor: Actor | null, unit: UnitFacts): readonly Reason[] =>
  unit.kind === 'TEAM' ? [{ code: 'TEAM_IS_LEAF' }] : lacks(actor, 'team.manage', unit.path);

export interface NewUnitFacts {
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly issuingBasis: IssuingBasis;
  /** The division of a federation; null when the code is unknown or no longer holds. */
  readonly division: {
    readonly level: number;
    readonly parentCode: string | null;
    readonly statisticsOnly: boolean;
  } | null;
  readonly divisionCode: string | null;
}

/** The county, city or province a unit without a code lies in: below a zone's committee stand that zone's towns alone. */
const placeOf = (countyCode: string): string => countyCode.replace(/(00){1,2}$/, '');

/** A federation follows its division; any other unit has no code of its own (rules §5: the tree is not the division tree). */
export function canCreateUnit(
  actor: Actor | null,
  parent: UnitFacts & { readonly divisionCode: string | null; readonly countyCode: string },
  made: NewUnitFacts,
): readonly Reason[] {
  const reasons: Reason[] = [...canManageUnit(actor, parent)];
  if (parent.kind === 'TEAM') reasons.push({ code: 'TEAM_IS_LEAF', field: 'parentId' });
  if (made.kind === 'TEAM' || made.level === 'TEAM')
    reasons.push({ code: 'INVALID_INPUT', field: made.kind === 'TEAM' ? 'kind' : 'level' });
  if (made.kind === 'FEDERATION') {
    if (!made.divisionCode) reasons.push({ code: 'REQUIRED', field: 'divisionCode' });
    else if (!made.division || order[made.division.level - 1] !== made.level)
      reasons.push({ code: 'INVALID_INPUT', field: 'divisionCode' });
    else if (made.division.statisticsOnly) reasons.push({ code: 'ZONE_HAS_NO_FEDERATION', field: 'divisionCode' });
    else if (
      parent.divisionCode
        ? made.division.parentCode !== parent.divisionCode
        : !made.divisionCode.startsWith(placeOf(parent.countyCode))
    )
      reasons.push({ code: 'INVALID_INPUT', field: 'parentId' });
  } else if (made.divisionCode) {
    reasons.push({ code: 'INVALID_INPUT', field: 'divisionCode' });
  }
  const above = order.indexOf(parent.level);
  const below = order.indexOf(made.level);
  if (below >= 0 && above >= below) reasons.push({ code: 'INVALID_INPUT', field: 'level' });
  return reasons;
}
