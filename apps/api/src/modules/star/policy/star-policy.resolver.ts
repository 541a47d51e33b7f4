import type { UnitLevel } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { may } from '../../../platform/access/grants.ts';
import { everyone } from '../../../platform/access/reach.ts';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import type { AppContext } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome, verdict } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { byTime } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { readsOf } from '../standing/reads.ts';
import { setStarPolicy } from './set-star-policy.ts';
import { canSetStars, canWithdrawStars } from './star-policy.policy.ts';
import { SetStarPolicyInput, StarPolicyConnection, StarPolicyHereType } from './star-policy.type.ts';
import { starRuleOf } from './star-rule.ts';
import { withdrawStarPolicy } from './withdraw-star-policy.ts';

interface Place extends Record<string, unknown> {
  id: string;
  name: string;
  level: UnitLevel;
  path: string;
}
const because = 'whoever sees a place sees what stars ask for there';

/** Rules `sp` of a unit `u` that hold at a place `here`. */
const starPolicyProjection = projection({
  name: 'star-policy',
  from: 'star_policy sp join unit u on u.id = sp.unit_id join unit here on here.path ^@ u.path join account sa on sa.id = sp.set_by',
  joins: { withdrawer: 'left join account wa on wa.id = sp.withdrawn_by' },
  fields: {
    id: column('sp.id'),
    unitName: column('u.name'),
    validFrom: column('sp.valid_from'),
    thresholds: column('sp.thresholds'),
    confirmedBy: column('sp.confirmed_by'),
    leastMean: column('sp.least_mean'),
    leastEvaluations: column('sp.least_evaluations'),
    noObjection: column('sp.no_objection'),
    reason: column('sp.reason'),
    setByName: column('sa.display_name'),
    setAt: column('sp.set_at'),
    withdrawnAt: column('sp.withdrawn_at'),
    withdrawnByName: column('wa.display_name', 'withdrawer'),
    withdrawReason: column('sp.withdraw_reason'),
    canWithdraw: derived<{ path: string; validFrom: string; withdrawn: boolean }>(
      { path: 'u.path', validFrom: 'sp.valid_from::text', withdrawn: 'sp.withdrawn_at is not null' },
      (row, { actor, services }) =>
        verdict(canWithdrawStars(actor, { ...row, today: dateIn(services.now()).toString() })),
    ),
  },
});

async function placeOf({ services, actor }: AppContext, id: string): Promise<Place | null> {
  if (!isId(id)) return null;
  const [place] = await services.read.rows<Place>(sql`select id, name, level, path from unit where id = ${id}`);
  return place && may(actor, 'unit.read', place.path) ? place : null;
}

/** 星级办法: what stars ask for, and who decided so. */
@Resolver()
export class StarPolicyResolver {
  @Query(() => StarPolicyHereType, { nullable: true })
  async starPolicy(
    @Ctx() ctx: AppContext,
    @Arg('unitId', () => ID) unitId: string,
  ): Promise<StarPolicyHereType | null> {
    const here = await placeOf(ctx, unitId);
    if (!here) return null;
    const { path, ...unit } = here;
    const rule = await starRuleOf(readsOf(ctx), here.id, dateIn(ctx.services.now()).toString());
    const inForce = {
      ...rule,
      thresholds: [...rule.thresholds],
      confirmedBy: [...rule.confirmedBy],
    };
    return { unit, inForce, canSet: verdict(canSetStars(ctx.actor, { path, level: unit.level })) };
  }

  @Query(() => StarPolicyConnection, { description: 'Every rule that holds, held or will hold, the newest first.' })
  async starPolicies(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const here = await placeOf(ctx, unitId);
    return readPage(ctx, info, {
      projection: starPolicyProjection,
      reach: here ? everyone(because) : raw('false'),
      where: here ? sql`here.id = ${here.id}` : undefined,
      order: byTime('sp.set_at', 'sp.id'),
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult, { description: 'A province asks so for its stars from a day to come on.' })
  async setStarPolicy(@Ctx() ctx: AppContext, @Arg('input', () => SetStarPolicyInput) input: SetStarPolicyInput) {
    return outcome('Done', await runUseCase(ctx, setStarPolicy, input));
  }

  @Mutation(() => DoneResult, { description: 'Takes back a rule whose day has not come.' })
  async withdrawStarPolicy(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(ctx, withdrawStarPolicy, { id, reason }));
  }
}
