import type { Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, raw, sql } from '../../../platform/database/sql.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { column, derived, type Fields, object, projection } from '../../../platform/projection/fields.ts';
import { byTime, type List } from '../../../platform/projection/list.ts';
import { placeGuard, volunteerBriefFields } from '../../people/index.ts';
import type { ExternalHoursFilter, ExternalTotalType } from './external-hours.type.ts';
import { atTimeOfOtherPlatform, atTimeOfOurs } from './same-time.ts';

/** Whether hours `x` lie at the time of a record of ours: asked as they are read, for ours come and go. */
const maybeSame = atTimeOfOurs('x.volunteer_id', 'x.service_date', 'x.last_date', 'x.during');
const when = { firstDay: 'x.service_date', lastDay: 'x.last_date', during: 'x.during' };
const hers = { volunteerId: 'x.volunteer_id', platform: 'x.platform', ...when };
/** Whether another platform counted the same time; both of them say so. */
const maybeTwice = atTimeOfOtherPlatform(hers);
/** The one that was brought in later is left out of the sum: no time is added up twice. */
const repeats = atTimeOfOtherPlatform(hers, '(o.imported_at, o.id) < (x.imported_at, x.id)');

/** 撤销一条: by whoever exchanges hours at the place that brought it in. */
export const canUndoHours = (actor: Actor | null, path: string): readonly Reason[] =>
  lacks(actor, 'hours.outside', path);

const fields: Fields = {
  id: column('x.id'),
  platform: column('x.platform'),
  number: column('x.number'),
  title: column('x.title'),
  organiser: column('x.organiser'),
  serviceDate: column('x.service_date'),
  lastDate: column('x.last_date'),
  startedAt: column('lower(x.during)'),
  endedAt: column('upper(x.during)'),
  minutes: column('x.minutes'),
  evidence: column('x.evidence'),
  maybeSame: column(maybeSame),
  maybeTwice: column(maybeTwice),
  unitName: column('u.name'),
  importedAt: column('x.imported_at'),
};
const from = 'external_hours x join unit u on u.id = x.unit_id';
const phone = placeGuard('record.phone', { path: 'u.path', unitId: 'x.unit_id', county: 'x.county_code' });

export const myExternalProjection = projection({ name: 'my-external-hours', from, fields });

const deskProjection = projection({
  name: 'external-hours',
  from,
  joins: { volunteer: 'join volunteer v on v.id = x.volunteer_id' },
  fields: {
    ...fields,
    importId: column('x.import_id'),
    canUndo: derived<{ path: string }>({ path: 'u.path' }, ({ path }, { actor }) => verdict(canUndoHours(actor, path))),
    volunteer: object(volunteerBriefFields('v', phone), { join: 'volunteer' }),
  },
});

/** What a database can be asked for. */
const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** 外平台时长 of the places whose hours she sees, what was brought in last first. */
export const externalList: List<ExternalHoursFilter> = {
  projection: deskProjection,
  order: byTime('x.imported_at', 'x.id'),
  rows: (ctx, { platform, unitId, volunteerId, maybeSame: doubtful }) => ({
    reach: within(ctx.actor, 'hours.read', { path: 'u.path', unitId: 'x.unit_id', county: 'x.county_code' }),
    where:
      (unitId && !isId(unitId)) || (volunteerId && !isId(volunteerId)) || (platform && !isText(platform))
        ? sql`false`
        : all([
            sql`x.undone_at is null`,
            platform && sql`x.platform = ${platform}`,
            unitId && sql`u.path ^@ (select f.path from unit f where f.id = ${unitId})`,
            volunteerId && sql`x.volunteer_id = ${volunteerId}`,
            doubtful && sql`(${raw(maybeSame)} or ${raw(maybeTwice)})`,
          ]),
  }),
};

/** The sum of a volunteer's (SQL of her id), as JSON. */
export const externalTotalSql = (
  volunteerId: string,
): string => `(select json_build_object('minutes', coalesce(sum(e.minutes) filter (where not e.repeats), 0)::int,
  'maybeSameMinutes', coalesce(sum(e.minutes) filter (where e.same and not e.repeats), 0)::int,
  'repeatedMinutes', coalesce(sum(e.minutes) filter (where e.repeats), 0)::int, 'records', count(*)::int)
  from (select x.minutes, ${maybeSame} as same, ${repeats} as repeats from external_hours x
    where x.volunteer_id = ${volunteerId} and x.undone_at is null) e)`;

export async function externalTotalOf(context: AppContext, volunteerId: string): Promise<ExternalTotalType | null> {
  const [row] = await context.services.read.rows<{ total: ExternalTotalType }>(
    sql`select ${raw(externalTotalSql('her.id'))} as total from (select ${volunteerId}::uuid as id) her`,
  );
  return row?.total ?? null;
}
