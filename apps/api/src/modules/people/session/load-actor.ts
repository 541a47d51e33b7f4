import {
  type Action,
  type FieldRight,
  fieldsOf,
  hiddenAlong,
  isFieldRight,
  type Role,
  roleActions,
  type UnitLevel,
} from '@jinguo/schema';
import type { Actor, ActorGrant, AppName } from '../../../platform/access/actor.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { unfinishedSteps } from './entry.ts';

/** An actor and the moment something of it changes by itself: the session ends, a term begins or runs out. */
export interface LoadedActor {
  readonly actor: Actor;
  readonly validUntil: number;
  /** When the session was last noted as in use. */
  readonly seenAt: number;
}

interface GrantRow {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly level: UnitLevel;
  readonly path: string;
  readonly countyCode: string;
  readonly kind: 'ROLE' | 'ACTION';
  readonly name: string;
  readonly effect: 'ALLOW' | 'DENY';
  readonly leaf: boolean;
  /** Fields kept from her role here, by rules of the place or of units above. */
  readonly hidden: readonly FieldRight[] | null;
  readonly from: number;
  readonly to: number | null;
}

interface Row extends Record<string, unknown> {
  session_id: string;
  account_id: string;
  app: AppName;
  second_factor: boolean;
  password_initial: boolean;
  factor_initial: boolean;
  seen: number;
  expires: number;
  display_name: string;
  phone_masked: string;
  volunteer_id: string | null;
  village_code: string | null;
  grants: GrantRow[] | null;
}

/**
 * Session, account, volunteer and grants in one statement, prepared once per connection. Grants count only in the
 * admin app, after the second factor and once her secrets are her own (docs/access.md): otherwise they are not even read.
 */
const statement = (which: Fragment, now: Date, from: Fragment = raw('session')): Fragment => sql`
  select s.id as session_id, s.account_id, s.app, s.second_factor, extract(epoch from s.expires_at)::float8 * 1000 as expires,
    extract(epoch from s.last_seen_at)::float8 * 1000 as seen, a.password_initial, a.factor_initial, a.display_name, a.phone_masked, v.id as volunteer_id, v.village_code,
    case when s.app = 'admin' and s.second_factor and not (a.password_initial or a.factor_initial) then (
      select json_agg(json_build_object('id', g.id, 'unitId', g.unit_id, 'unitName', u.name, 'level', u.level, 'path', u.path,
          'countyCode', u.county_code, 'kind', g.kind, 'name', g.name, 'effect', g.effect, 'leaf', u.kind = 'TEAM',
          'hidden', case when g.effect = 'ALLOW' then (select json_agg(distinct fr.field) from field_rule fr join unit fu on fu.id = fr.unit_id
            where fr.lifted_at is null and fr.subject = case g.kind when 'ROLE' then g.name else 'ACTION' end and u.path ^@ fu.path) end,
          'from', extract(epoch from g.valid_from)::float8 * 1000, 'to', extract(epoch from g.valid_to)::float8 * 1000)
        order by u.path, g.id)
      from access_grant g join unit u on u.id = g.unit_id
      where g.account_id = a.id and g.revoked_at is null and (g.valid_to is null or g.valid_to > ${now}::timestamptz)) end as grants
  from ${from} s join account a on a.id = s.account_id left join volunteer v on v.account_id = a.id
  where ${which} and s.revoked_at is null and s.expires_at > ${now}::timestamptz and a.state = 'ACTIVE' limit 1`;

const namedBy = (row: GrantRow): readonly Action[] =>
  row.kind === 'ACTION' ? [row.name as Action] : (roleActions[row.name as Role] ?? []);

/**
 * What a grant names, and what it shows of people, less the fields a rule keeps from it: a rule narrows, nothing here widens
 * (docs/access.md). A denial takes what it names and nothing along with it.
 */
function actionsOf(row: GrantRow): ReadonlySet<Action> {
  const named = namedBy(row);
  if (row.effect === 'DENY') return new Set([...named, ...named.filter(isFieldRight).flatMap(hiddenAlong)]);
  const taken = new Set<Action>(takenFrom(row, named));
  return new Set([...named, ...fieldsOf(named)].filter((one) => !taken.has(one)));
}

/** Fields a grant would show, were there no rule; a single right to see a field may itself be taken. */
function takenFrom(row: GrantRow, named: readonly Action[]): readonly FieldRight[] {
  const hidden = new Set(row.hidden?.flatMap(hiddenAlong));
  return hidden.size === 0 ? [] : [...fieldsOf(named), ...named.filter(isFieldRight)].filter((one) => hidden.has(one));
}

/** Fields kept from her at any of her places; null when there is none, which is how nearly everybody is. */
function narrowedOf(grants: readonly GrantRow[]): ReadonlySet<FieldRight> | null {
  const fields = grants.flatMap((row) => {
    if (row.effect === 'DENY') return isFieldRight(row.name) ? hiddenAlong(row.name) : [];
    return takenFrom(row, namedBy(row));
  });
  return fields.length > 0 ? new Set(fields) : null;
}

/**
 * A team is a leaf, so its own id is all that is below it, whatever is founded meanwhile; a unit higher up can grow
 * while an actor is cached, and keeps to the path.
 */
const grantOf = (row: GrantRow): ActorGrant => ({
  grantId: row.id,
  unitId: row.unitId,
  unitName: row.unitName,
  level: row.level,
  path: row.path,
  countyCode: row.countyCode,
  role: row.kind === 'ROLE' ? (row.name as Role) : null,
  actions: actionsOf(row),
  effect: row.effect,
  unitIds: row.leaf ? [row.unitId] : null,
});

/** The actor behind a session, or null when it ended, was revoked, or the account is closed. */
export async function loadActor(
  rows: <T extends Record<string, unknown>>(query: Fragment) => Promise<T[]>,
  which: { readonly tokenHash: Buffer } | { readonly sessionId: string },
  now: Date,
): Promise<LoadedActor | null> {
  const condition = 'tokenHash' in which ? sql`s.token_hash = ${which.tokenHash}` : sql`s.id = ${which.sessionId}`;
  const [row] = await rows<Row>(statement(condition, now));
  return row ? loadedOf(row, now) : null;
}

/**
 * Somebody whose long work the worker does after she has left: her account as it is now, with the grants in force now.
 * A closed account or a withdrawn grant ends the work at its next step.
 */
export async function loadRequester(
  rows: <T extends Record<string, unknown>>(query: Fragment) => Promise<T[]>,
  accountId: string,
  now: Date,
): Promise<Actor | null> {
  const asAdmin = sql`(select null::uuid as id, ${accountId}::uuid as account_id, 'admin'::text as app, true as second_factor,
    'infinity'::timestamptz as expires_at, null::timestamptz as revoked_at, ${now}::timestamptz as last_seen_at)`;
  const [row] = await rows<Row>(statement(raw('true'), now, asAdmin));
  return row ? loadedOf(row, now).actor : null;
}

function loadedOf(row: Row, now: Date): LoadedActor {
  const at = now.getTime();
  const grants = row.grants ?? [];
  const turns = grants
    .flatMap((grant) => [grant.from, grant.to ?? Number.POSITIVE_INFINITY])
    .filter((time) => time > at);
  const inForce = grants.filter((grant) => grant.from <= at);
  const narrowed = narrowedOf(inForce);
  return {
    validUntil: Math.min(row.expires, ...turns),
    seenAt: row.seen,
    actor: {
      accountId: row.account_id,
      sessionId: row.session_id,
      app: row.app,
      name: row.display_name,
      phoneMasked: row.phone_masked,
      secondFactor: row.second_factor,
      volunteerId: row.volunteer_id,
      villageCode: row.village_code,
      grants: inForce.map(grantOf),
      ...(narrowed && { narrowed }),
      unfinished: unfinishedSteps({
        app: row.app,
        secondFactor: row.second_factor,
        passwordInitial: row.password_initial,
        factorInitial: row.factor_initial,
      }),
    },
  };
}
