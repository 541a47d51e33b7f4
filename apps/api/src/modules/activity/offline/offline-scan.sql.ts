import type { Fragment } from '../../../platform/database/sql.ts';
import { raw, sql } from '../../../platform/database/sql.ts';

/** States of a sign-up in which a claim of this kind still waits; whoever was marked otherwise meanwhile waits no more. */
const open = { IN: "('SIGNED_UP', 'NO_SHOW')", OUT: "('SIGNED_UP', 'NO_SHOW', 'ARRIVED')" } as const;

/** When she scanned without a network, while that waits to be confirmed; over a sign-up under `alias`. */
export const offlineAtSql = (kind: 'IN' | 'OUT', alias = 'su'): string =>
  `(select l.at from offline_scan l where l.sign_up_id = ${alias}.id and l.kind = '${kind}' and l.state = 'PENDING' and ${alias}.state in ${open[kind]})`;

/** Over `offline_scan l` and its `sign_up su`: it waits for a coordinator. */
export const waitsSql = `(l.state = 'PENDING' and (su.state in ${open.IN} or su.state = 'ARRIVED' and l.kind = 'OUT'))`;

/** How many claims of an activity wait. */
export const waitingCountSql = (activity: string): string =>
  `(select count(*)::int from offline_scan l join sign_up su on su.id = l.sign_up_id where l.activity_id = ${activity} and ${waitsSql})`;

export const waits: Fragment = raw(waitsSql);
export const offlineColumns: Fragment = sql`${raw(offlineAtSql('IN'))} as offline_in_at, ${raw(offlineAtSql('OUT'))} as offline_out_at`;
