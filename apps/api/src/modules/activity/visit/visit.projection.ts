import type { Reason } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, type DerivedField, derived, list, projection } from '../../../platform/projection/fields.ts';
import { maskName } from '../../../platform/text/mask.ts';
import { herAccounts } from '../../people/index.ts';
import { hoursOpenUntil } from '../absence/absence.policy.ts';
import { companionReasons, type VisitAct, type VisitFacts, visitReasons, wasThere } from './visit.policy.ts';
import { companionStates, presenceSql, visitFactsSql } from './visit.sql.ts';

type Row = Record<string, unknown>;
const date = (value: unknown): Date | null => (value ? new Date(value as string) : null);

/** The facts as JSON or a row gave them, with times as times. */
const factsOf = (row: Row): VisitFacts =>
  ({
    ...row,
    activityEndsAt: date(row['activityEndsAt']),
    startsAt: date(row['startsAt']),
    endsAt: date(row['endsAt']),
    cameAt: date(row['cameAt']),
    leftAt: date(row['leftAt']),
  }) as VisitFacts;

const can = (act: VisitAct): DerivedField =>
  derived<Row>(visitFactsSql, (row, ctx) => verdict(visitReasons(act, factsOf(row), ctx.services.now())));

const masked = (sql: string, join?: string): DerivedField =>
  derived<{ name: string | null }>({ name: sql }, ({ name }) => (name === null ? null : maskName(name)), join);

/** Facts of another's visit `os`/`oh`, of the same activity as one's own. */
const othersFacts = {
  ...visitFactsSql,
  state: 'os.state',
  startsAt: 'lower(os.during)',
  endsAt: 'upper(os.during)',
  cameAt: 'oh.came_at',
  leftAt: 'oh.left_at',
  cameStated: 'oh.came_stated',
  leftStated: 'oh.left_stated',
  confirmation: 'oh.confirmation',
} as const;

/** Her own time, as the companion she would be for another: `su` and `hv` are hers. */
const ownPresence = {
  from: 'coalesce(su.checked_in_at, hv.came_at)',
  to: 'case when su.checked_in_at is null then hv.left_at else su.checked_out_at end',
} as const;

const confirmReasons = (row: Row, actor: Parameters<typeof companionReasons>[0], now: Date): readonly Reason[] =>
  companionReasons(
    actor,
    factsOf(row),
    {
      volunteerId: row['volunteerId'] as string,
      accounts: row['accounts'] as string[],
      presence: { from: date(row['from']), to: date(row['to']) },
    },
    now,
  );

/** Her own visit: what she said, who may confirm it, and whose she may confirm. Of others she reads masked names and times. */
export const visitProjection = projection({
  name: 'homeVisit',
  from: `sign_up su join activity a on a.id = su.activity_id and a.home_visit join opening so on so.id = su.opening_id
    left join home_visit hv on hv.sign_up_id = su.id`,
  joins: {
    asked: 'left join sign_up qs on qs.id = hv.asked_id left join volunteer qv on qv.id = qs.volunteer_id',
    companion: 'left join sign_up xs on xs.id = hv.companion_id left join volunteer xv on xv.id = xs.volunteer_id',
  },
  fields: {
    signUpId: column('su.id'),
    cameAt: column('hv.came_at'),
    leftAt: column('hv.left_at'),
    stated: column('coalesce(hv.left_stated, false)'),
    cameStated: column('coalesce(hv.came_stated, false)'),
    confirmation: column('hv.confirmation'),
    confirmedAt: column('hv.confirmed_at'),
    companionName: masked('xv.name', 'companion'),
    askedName: masked('qv.name', 'asked'),
    askedAt: column('hv.asked_at'),
    openUntil: derived<{ end: string }>({ end: 'coalesce(a.ends_at, upper(su.during))' }, ({ end }) =>
      hoursOpenUntil(new Date(end)),
    ),
    canCome: can('COME'),
    canLeave: can('LEAVE'),
    canState: can('STATE'),
    canAsk: can('ASK'),
    canHandIn: can('SLIP'),
    companions: list({
      from: `opening co join sign_up cs on cs.opening_id = co.id join volunteer cv on cv.id = cs.volunteer_id
        left join home_visit ch on ch.sign_up_id = cs.id`,
      where: `co.shift_id = so.shift_id and cs.id <> su.id and cs.volunteer_id <> su.volunteer_id and cs.state in ${companionStates}
        and ${presenceSql.from} is not null`,
      orderBy: 'cs.created_at, cs.id',
      limit: 30,
      fields: {
        signUpId: column('cs.id'),
        name: masked('cv.name'),
        wasThere: derived<Row>(
          { from: presenceSql.from, to: presenceSql.to, cameAt: 'hv.came_at', leftAt: 'hv.left_at' },
          (row) =>
            wasThere(
              { cameAt: date(row['cameAt']), leftAt: date(row['leftAt']) },
              { from: date(row['from']), to: date(row['to']) },
            ),
        ),
      },
    }),
    toConfirm: list({
      from: `opening oo join sign_up os on os.opening_id = oo.id join home_visit oh on oh.sign_up_id = os.id
        join volunteer v on v.id = os.volunteer_id`,
      where: `oo.shift_id = so.shift_id and os.id <> su.id and os.state = 'SIGNED_UP' and oh.left_at is not null
        and oh.confirmation is null and su.state in ${companionStates}`,
      // Whoever asked her comes first.
      orderBy: '(oh.asked_id is not distinct from su.id) desc, oh.said_at, os.id',
      limit: 30,
      fields: {
        signUpId: column('os.id'),
        name: masked('v.name'),
        cameAt: column('oh.came_at'),
        leftAt: column('oh.left_at'),
        stated: column('oh.left_stated'),
        asksMe: column('(oh.asked_id is not distinct from su.id)'),
        canConfirm: derived<Row>(
          { ...othersFacts, ...ownPresence, volunteerId: 'os.volunteer_id', accounts: herAccounts },
          (row, ctx) => verdict(confirmReasons(row, ctx.actor, ctx.services.now())),
        ),
      },
    }),
  },
});
