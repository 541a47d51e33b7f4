import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { column, object, projection } from '../../../platform/projection/fields.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { stationFields } from './station.projection.ts';
import { StationConnection, StationFilter } from './station-line.type.ts';

const stationProjection = projection({
  name: 'station',
  from: 'station s join unit u on u.id = s.unit_id',
  fields: {
    ...stationFields('s'),
    unit: object({ id: column('u.id'), name: column('u.name'), level: column('u.level') }),
    createdAt: column('s.created_at'),
  },
});
const whole = sql`s.has_place and s.has_team and s.has_project and s.has_facility and s.has_system and s.has_sign`;

function where({ keyword, unitId, complete }: StationFilter): Fragment {
  const words = keyword?.trim().slice(0, 80) ?? '';
  if (words && (!words.isWellFormed() || words.includes('\u0000'))) return sql`false`;
  if (unitId && !isId(unitId)) return sql`false`;
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return all([
    words && sql`(s.name ilike ${like} or s.address ilike ${like} or u.name ilike ${like})`,
    unitId && sql`u.path ^@ (select f.path from unit f where f.id = ${unitId})`,
    typeof complete === 'boolean' && (complete ? whole : sql`not (${whole})`),
  ]);
}

@Resolver()
export class StationResolver {
  @Query(() => StationConnection, { description: '阵地: the stations of the units she sees, newest first.' })
  stations(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => StationFilter, { nullable: true }) filter?: StationFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: stationProjection,
      reach: within(context.actor, 'unit.read', { path: 'u.path', unitId: 's.unit_id', county: 's.county_code' }),
      where: where(filter ?? {}),
      order: {
        columns: [
          { sql: 's.created_at', type: 'timestamptz' },
          { sql: 's.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }
}
