import type { MeDuty } from '@jinguo/web';

/** A unit she works for: what she is there, and what that lets her do. */
export interface Place {
  readonly unit: MeDuty['unit'];
  readonly roles: readonly string[];
  readonly actions: ReadonlySet<string>;
  /** True when she holds an office here, not single rights alone. */
  readonly office: boolean;
}

/**
 * The places of her duties. Where she holds an office comes before where she holds single rights, the office that lets
 * her do more before one that lets her do less: a right lent to her for a term must not take her desk away.
 */
export function placesOf(duties: readonly MeDuty[]): readonly Place[] {
  const byUnit = new Map<string, { unit: MeDuty['unit']; roles: string[]; actions: Set<string>; office: boolean }>();
  for (const { unit, role, roleName, actions } of duties) {
    const place = byUnit.get(unit.id) ?? { unit, roles: [], actions: new Set<string>(), office: false };
    if (roleName && !place.roles.includes(roleName)) place.roles.push(roleName);
    for (const action of actions) place.actions.add(action);
    place.office ||= Boolean(role);
    byUnit.set(unit.id, place);
  }
  return [...byUnit.values()].sort((a, b) => Number(b.office) - Number(a.office) || b.actions.size - a.actions.size);
}
