import type pg from 'pg';
import { type Planned, shiftStart } from './activities.ts';
import { copyRows } from './copy.ts';
import { seedId, seedIdSql } from './ids.ts';
import { pastOf, ROUNDS, type Scale, seatsOf } from './scale.ts';

/** The plan as a temporary table, for INSERT … SELECT. */
export async function stagePlan(client: pg.Client, plan: readonly Planned[]): Promise<void> {
  await client.query(`create temporary table seed_plan (n int primary key, activity_id uuid, opening_id uuid, unit_id uuid, county char(6), starts timestamptz, minutes int,
    privacy text, title text, venue text, type_name text, organiser text, in_charge text, coordinator uuid, approver uuid) on commit drop`);
  await copyRows(
    client,
    'seed_plan',
    [
      'n',
      'activity_id',
      'opening_id',
      'unit_id',
      'county',
      'starts',
      'minutes',
      'privacy',
      'title',
      'venue',
      'type_name',
      'organiser',
      'in_charge',
      'coordinator',
      'approver',
    ],
    (function* () {
      for (const p of plan) {
        yield [
          p.n,
          seedId('activity', p.n),
          seedId('opening', p.firstOpening),
          p.place.teamId,
          p.place.village.slice(0, 6),
          new Date(p.startsAt),
          p.minutes,
          p.type.privacy,
          p.title,
          p.venue,
          p.type.name,
          p.place.teamName,
          p.inCharge,
          seedId('coordinator', p.place.index * 2),
          seedId('coordinator', p.place.index * 2 + 1),
        ];
      }
    })(),
  );
  await client.query('analyze seed_plan');
}

/** Every attendance of the past, as rows of (n, volunteer, round, in, out, proxy); `scale.ts` has the same arithmetic. */
export const attendance = (scale: Scale): string => {
  const seats = seatsOf(scale);
  return `(select x.*, p.starts + x.late * interval '1 minute' as arrived, p.starts + (p.minutes - x.early) * interval '1 minute' as left_at,
      case when x.proxy then p.coordinator else ${seedIdSql('account', 'x.v')} end as marker, p.*
    from (select y.*, (y.v + y.k) % 7 as late, (y.v * 3 + y.k) % 11 as early, (y.v + y.k) % 20 = 0 as proxy
      from (select a * ${seats} + j as s, a, a % ${ROUNDS} as k, ((a / ${ROUNDS}) - 37 * (a % ${ROUNDS}) + 37 * ${scale.days}) % ${scale.days} + ${scale.days} * j as v
        from generate_series(0, ${pastOf(scale) - 1}) a, generate_series(0, ${seats - 1}) j) y) x
    join seed_plan p on p.n = x.a)`;
};

/** 125 sign-ups to each past activity, all served; about 50 to each upcoming one, one in 25 cancelled. */
export async function makeSignUps(client: pg.Client, scale: Scale, plan: readonly Planned[]): Promise<void> {
  await client.query(`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by, checked_in_at, checked_in_by, checked_out_at,
      checked_out_by, created_at)
    select ${seedIdSql('signUp', 't.s')}, t.opening_id, t.activity_id, ${seedIdSql('volunteer', 't.v')}, t.county, tstzrange(t.starts, t.starts + t.minutes * interval '1 minute'),
      'COMPLETED', 'SELF', ${seedIdSql('account', 't.v')}, t.arrived, t.marker, t.left_at, t.marker, t.starts - interval '10 days' + (t.v % 864000) * interval '1 second'
    from ${attendance(scale)} t`);
  const upcoming = plan.filter((planned) => planned.upcoming);
  const before = pastOf(scale) * seatsOf(scale);
  await copyRows(
    client,
    'sign_up',
    [
      'id',
      'opening_id',
      'activity_id',
      'volunteer_id',
      'county_code',
      'during',
      'state',
      'source',
      'signed_up_by',
      'cancelled_at',
      'cancel_reason',
      'created_at',
    ],
    (function* () {
      for (let v = 0; v < scale.volunteers; v += 1) {
        const planned = upcoming[v % upcoming.length];
        if (!planned) continue;
        const seat = Math.floor(v / upcoming.length);
        const opening = seat % (planned.posts * planned.shifts);
        const starts = shiftStart(planned, Math.floor(opening / planned.posts));
        const made = new Date(planned.startsAt - 18 * 86_400_000 + seat * 997_000);
        const cancelled = seat % 25 === 24;
        yield [
          seedId('signUp', before + v),
          seedId('opening', planned.firstOpening + opening),
          seedId('activity', planned.n),
          seedId('volunteer', v),
          planned.place.village.slice(0, 6),
          `["${new Date(starts).toISOString()}","${new Date(starts + planned.minutes * 60_000).toISOString()}")`,
          cancelled ? 'CANCELLED' : 'SIGNED_UP',
          'SELF',
          seedId('account', v),
          cancelled ? made : null,
          cancelled ? '临时有事' : null,
          made,
        ];
      }
    })(),
  );
  await client.query(`update opening o set taken = n.taken from (select opening_id, count(*)::smallint as taken from sign_up where state in ('SIGNED_UP', 'ARRIVED', 'COMPLETED')
    group by opening_id) n where n.opening_id = o.id`);
}

/** Both scans of every attendance. */
export async function makeScans(client: pg.Client, scale: Scale): Promise<void> {
  for (const [kind, table, at] of [
    ['IN', 'scanIn', 't.arrived'],
    ['OUT', 'scanOut', 't.left_at'],
  ] as const) {
    await client.query(`insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, by_account_id)
      select ${seedIdSql(table, 't.s')}, ${at}, ${seedIdSql('signUp', 't.s')}, t.activity_id, t.county, '${kind}', case when t.proxy then 'PROXY' else 'QR' end, t.marker
      from ${attendance(scale)} t`);
  }
}
