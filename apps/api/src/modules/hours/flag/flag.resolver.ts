import { sealedServiceWords } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { outcome, reasonView, verdict } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { yearAtMost } from '../../../platform/projection/stretch.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { volunteerBriefFields } from '../../people/index.ts';
import { covered } from '../record/covered.ts';
import { recordFacts, recordPhone } from '../record/record.projection.ts';
import { canReturn, type RecordFacts } from '../record/record-policy.ts';
import { flagEnd, flagSaid } from './flag.fields.ts';
import { FlagConnection, FlagCountType, FlagFilter, ResolveFlagsResult } from './flag.type.ts';
import { resolveFlags } from './resolve-flags.ts';

const flagProjection = projection({
  name: 'record-flag',
  from: `record_flag f join service_record r on r.id = f.record_id join unit u on u.id = f.unit_id`,
  joins: { volunteer: 'join volunteer v on v.id = r.volunteer_id' },
  fields: {
    ...flagSaid,
    ...flagEnd,
    recordId: column('r.id'),
    activityName: covered('r.activity_name', sealedServiceWords.zh),
    serviceDate: column('r.service_date'),
    minutes: column('r.minutes'),
    unitName: column('u.name'),
    volunteer: object(volunteerBriefFields('v', recordPhone), { join: 'volunteer' }),
    canResolve: derived<RecordFacts & { resolution: string | null } & Record<string, unknown>>(
      { ...recordFacts, resolution: 'f.resolution' },
      (row, { actor }) => verdict(row.resolution ? [{ code: 'FLAG_RESOLVED' }] : canReturn(actor, row)),
      'volunteer',
    ),
  },
});

const reach = (ctx: AppContext): Fragment =>
  within(ctx.actor, 'hours.read', { path: 'u.path', unitId: 'f.unit_id', county: 'f.county_code' });

function where(ctx: AppContext, filter: FlagFilter): Fragment {
  const { code, open, unitId, to } = filter;
  if (unitId && !isId(unitId)) return sql`false`;
  // What is open is open however old it is.
  const from = open ? filter.from : yearAtMost(filter, ctx.services.now());
  return all([
    code && sql`f.code = ${code}`,
    open === true && sql`f.resolution is null`,
    open === false && sql`f.resolution is not null`,
    unitId && sql`u.path ^@ (select x.path from unit x where x.id = ${unitId})`,
    from && sql`f.raised_at >= ${from}`,
    to && sql`f.raised_at < ${to}`,
  ]);
}

@Resolver()
export class FlagResolver {
  @Query(() => FlagConnection, { description: '异常核查: flags of the places whose hours she sees, newest first.' })
  async recordFlags(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => FlagFilter, { nullable: true }) filter?: FlagFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: flagProjection,
      reach: reach(ctx),
      where: where(ctx, filter ?? {}),
      order: {
        columns: [
          { sql: 'f.raised_at', type: 'timestamptz' },
          { sql: 'f.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Query(() => [FlagCountType], { description: 'How many of each are open, at a unit or beneath it.' })
  async openFlagCounts(
    @Ctx() ctx: AppContext,
    @Arg('unitId', () => ID, { nullable: true }) unitId?: string | null,
  ): Promise<FlagCountType[]> {
    return ctx.services.read.rows<
      FlagCountType & Record<string, unknown>
    >(sql`select f.code, count(*)::int as count from record_flag f join unit u on u.id = f.unit_id
      where ${reach(ctx)} and ${where(ctx, { open: true, unitId: unitId ?? null })} group by f.code order by f.code`);
  }

  @Mutation(() => ResolveFlagsResult, {
    description: 'Says what was found: cleared they no longer stand in the way, confirmed the record goes back.',
  })
  async resolveFlags(
    @Ctx() ctx: AppContext,
    @Arg('ids', () => [ID]) ids: string[],
    @Arg('confirm', () => Boolean) confirm: boolean,
    @Arg('reason', () => String) reason: string,
  ) {
    const result = await runUseCase(ctx, resolveFlags, { ids, confirm, reason });
    if (isRefusal(result)) return outcome('FlagsResolved', result);
    const refused = result.refused.map(({ id, reasons }) => ({ id, reasons: reasons.map(reasonView) }));
    return outcome('FlagsResolved', { resolved: result.resolved, refused });
  }
}
