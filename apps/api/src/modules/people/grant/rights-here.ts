import { Action, roleActions } from '@jinguo/schema';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { actionsOf, grantLabel } from './grant.policy.ts';

const active = (alias: string): string =>
  `${alias}.revoked_at is null and ${alias}.valid_from <= now() and (${alias}.valid_to is null or ${alias}.valid_to > now())`;

interface Facts extends Record<string, unknown> {
  kind: string;
  name: string;
  effect: string;
  denied: { kind: string; name: string }[];
}
const facts = {
  kind: 'g.kind',
  name: 'g.name',
  effect: 'g.effect',
  denied: `(select coalesce(json_agg(json_build_object('kind', d.kind, 'name', d.name)), '[]') from access_grant d join unit du on du.id = d.unit_id
    where d.account_id = g.account_id and d.effect = 'DENY' and ${active('d')} and here.path ^@ du.path)`,
};
const deniedOf = (row: Facts): ReadonlySet<string> =>
  new Set(row.denied.flatMap(({ kind, name }) => actionsOf(kind, name) ?? []));

/** Grants `g` that count at a place `here`: those of the place itself and those inherited from above. Deny wins, whoever grants it. */
export const rightProjection = projection({
  name: 'right',
  from: `access_grant g join unit gu on gu.id = g.unit_id join account a on a.id = g.account_id and a.state = 'ACTIVE'
    join unit here on here.path ^@ gu.path`,
  joins: { giver: 'left join account ga on ga.id = g.granted_by' },
  fields: {
    id: column('g.id'),
    accountId: column('g.account_id'),
    name: column('a.display_name'),
    unit: object({ id: column('gu.id'), name: column('gu.name'), level: column('gu.level') }),
    inherited: column('(gu.id <> here.id)'),
    label: derived<{ kind: string; name: string }>({ kind: 'g.kind', name: 'g.name' }, ({ kind, name }) =>
      grantLabel(kind, name),
    ),
    effect: column('g.effect'),
    validFrom: column('g.valid_from'),
    validTo: column('g.valid_to'),
    grantedBy: column('ga.display_name', 'giver'),
    reason: column('g.reason'),
    actions: derived<Facts>(facts, (row) => {
      const denied = row.effect === 'ALLOW' ? deniedOf(row) : new Set<string>();
      return (actionsOf(row.kind, row.name) ?? []).filter((action) => !denied.has(action));
    }),
    denied: derived<Facts>(facts, (row) => {
      const denied = deniedOf(row);
      return row.effect === 'ALLOW' ? (actionsOf(row.kind, row.name) ?? []).filter((action) => denied.has(action)) : [];
    }),
  },
});

const rolesWith = (action: string): string[] =>
  Object.entries(roleActions)
    .filter(([, actions]) => (actions as readonly string[]).includes(action))
    .map(([role]) => role);

/** The path of every unit above a place, and its own: `1.2.3.` → `1.`, `1.2.`, `1.2.3.`. */
export const pathsTo = (path: string): string[] =>
  path
    .split('.')
    .slice(0, -1)
    .map((_, i, parts) => `${parts.slice(0, i + 1).join('.')}.`);

/** In force at the place; of one action or one account only when asked. */
export function countsAt(
  { services }: AppContext,
  here: { readonly id: string; readonly path: string },
  filter: {
    action?: string | null | undefined;
    accountId?: string | null | undefined;
    endingBefore?: Date | null | undefined;
  },
): Fragment {
  const now = services.now();
  const action = filter.action && Object.hasOwn(Action, filter.action) ? filter.action : null;
  return all([
    sql`here.id = ${here.id} and gu.path = any(${pathsTo(here.path)}::text[])`,
    sql`g.revoked_at is null and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})`,
    filter.action && !action && raw('false'),
    action &&
      sql`(g.kind = 'ACTION' and g.name = ${action} or g.kind = 'ROLE' and g.name = any(${rolesWith(action)}::text[]))`,
    filter.accountId && sql`g.account_id = ${filter.accountId}`,
    filter.endingBefore && sql`g.valid_to <= ${filter.endingBefore}`,
  ]);
}
