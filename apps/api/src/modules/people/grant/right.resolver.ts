import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { may } from '../../../platform/access/grants.ts';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { type List, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { extendGrant } from './extend-grant.ts';
import { RightConnection, RightFilter } from './right.type.ts';
import { countsAt, rightProjection } from './rights-here.ts';

const nowhere = { id: '00000000-0000-0000-0000-000000000000', path: '' };

/** The place asked about, and what of its rights is wanted. */
interface RightsWanted extends RightFilter {
  readonly unitId: string;
}

/** 谁能在此做什么: grants that count at one place. */
export const rightList: List<RightsWanted> = {
  projection: rightProjection,
  order: {
    columns: [
      { sql: 'gu.path', type: 'text' },
      { sql: 'g.id', type: 'uuid' },
    ],
    direction: 'desc',
  },
  async rows(context, { unitId, ...filter }) {
    const known = isId(unitId) && (!filter.accountId || isId(filter.accountId));
    const [unit] = known
      ? await context.services.read.rows<{ id: string; path: string }>(
          sql`select id, path from unit where id = ${unitId}`,
        )
      : [];
    const here = unit && may(context.actor, 'account.read', unit.path) ? unit : null;
    return {
      reach: here
        ? everyone('whoever may see the accounts of a place sees who acts there, also by a grant from above')
        : raw('false'),
      where: countsAt(context, here ?? nowhere, here ? filter : {}),
    };
  },
};

/** Who can do what at a place, and why. */
@Resolver()
export class RightResolver {
  @Query(() => RightConnection)
  async rightsAt(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('filter', () => RightFilter, { nullable: true }) filter?: RightFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const list = await listed(rightList, context, { ...filter, unitId });
    return readPage(context, info, { ...list, args: { first, after } });
  }

  @Mutation(() => DoneResult, { description: 'A grant goes on for another term; null: without an end.' })
  async extendGrant(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('validTo', () => DateTimeScalar, { nullable: true }) validTo?: Date | null,
  ) {
    return outcome('Done', await runUseCase(context, extendGrant, { id, reason, validTo }));
  }
}
