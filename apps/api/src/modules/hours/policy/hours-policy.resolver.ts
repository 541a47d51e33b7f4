import type { UnitLevel } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { may } from '../../../platform/access/grants.ts';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome, verdict } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { policyInForce } from './count-time.ts';
import { canSetPolicy } from './hours-policy.policy.ts';
import { hoursPolicyProjection } from './hours-policy.projection.ts';
import { HoursPolicyConnection, HoursPolicyHereType, SetHoursPolicyInput } from './hours-policy.type.ts';
import { setHoursPolicy } from './set-hours-policy.ts';
import { withdrawHoursPolicy } from './withdraw-hours-policy.ts';

interface Place extends Record<string, unknown> {
  id: string;
  name: string;
  level: UnitLevel;
  path: string;
}
const because = 'whoever sees the hours of a place sees how they are counted, also by rules of units above';

/** The place, for whoever may see its hours. */
async function placeOf({ services, actor }: AppContext, id: string): Promise<Place | null> {
  if (!isId(id)) return null;
  const [place] = await services.read.rows<Place>(sql`select id, name, level, path from unit where id = ${id}`);
  return place && may(actor, 'hours.read', place.path) ? place : null;
}

/** 计时规则: how minutes are counted at a place, and who decided so. */
@Resolver()
export class HoursPolicyResolver {
  @Query(() => HoursPolicyHereType, { nullable: true, description: 'How a unit counts services of today.' })
  async hoursPolicy(
    @Ctx() ctx: AppContext,
    @Arg('unitId', () => ID) unitId: string,
  ): Promise<HoursPolicyHereType | null> {
    const here = await placeOf(ctx, unitId);
    if (!here) return null;
    const { path, ...unit } = here;
    const inForce = await policyInForce(ctx.services.read, here.id, ctx.services.now());
    return { unit, inForce, canSet: verdict(canSetPolicy(ctx.actor, { path, level: unit.level })) };
  }

  @Query(() => HoursPolicyConnection, {
    description: 'Every rule that counts, counted or will count at a place, the newest first.',
  })
  async hoursPolicies(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const here = await placeOf(ctx, unitId);
    return readPage(ctx, info, {
      projection: hoursPolicyProjection,
      reach: here ? everyone(because) : raw('false'),
      where: here ? sql`here.id = ${here.id}` : undefined,
      order: {
        columns: [
          { sql: 'hp.set_at', type: 'timestamptz' },
          { sql: 'hp.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult, { description: 'A unit counts so from a day to come on.' })
  async setHoursPolicy(@Ctx() ctx: AppContext, @Arg('input', () => SetHoursPolicyInput) input: SetHoursPolicyInput) {
    return outcome('Done', await runUseCase(ctx, setHoursPolicy, input));
  }

  @Mutation(() => DoneResult, { description: 'Takes back a rule whose day has not come.' })
  async withdrawHoursPolicy(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(ctx, withdrawHoursPolicy, { id, reason }));
  }
}
