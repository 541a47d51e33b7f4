import { DisputeDecision, DisputeState, WrongRecord } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { disputeProjection } from './identity.projection.ts';
import { IdentityDisputeConnection, IdentityDisputeType } from './identity.type.ts';
import { settleDispute } from './settle-dispute.ts';

const reach = (context: AppContext) =>
  within(context.actor, 'identity.resolve', { path: 'u.path', unitId: 'd.unit_id', county: 'd.county_code' });

@Resolver()
export class IdentityResolver {
  @Query(() => IdentityDisputeConnection, { description: '身份争议, the oldest first.' })
  async identityDisputes(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => DisputeState, { nullable: true }) state?: DisputeState | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: disputeProjection,
      reach: reach(context),
      where: state ? sql`d.state = ${state}` : undefined,
      order: {
        columns: [
          { sql: 'd.opened_at', type: 'timestamptz' },
          { sql: 'd.id', type: 'uuid' },
        ],
        direction: 'asc',
      },
      args: { first, after },
    });
  }

  @Query(() => IdentityDisputeType, { nullable: true })
  async identityDispute(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<IdentityDisputeType | null> {
    if (!isId(id)) return null;
    return readOne<IdentityDisputeType>(context, info, {
      projection: disputeProjection,
      reach: reach(context),
      where: sql`d.id = ${id}`,
    });
  }

  @Mutation(() => DoneResult)
  async settleDispute(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('decision', () => DisputeDecision) decision: DisputeDecision,
    @Arg('evidence', () => String) evidence: string,
    @Arg('wrongRecord', () => WrongRecord, { nullable: true }) wrongRecord?: WrongRecord | null,
    @Arg('evidenceFileId', () => ID, { nullable: true }) evidenceFileId?: string | null,
  ) {
    const input = { id, version, decision, evidence, wrongRecord, evidenceFileId };
    return outcome('Done', await runUseCase(context, settleDispute, input));
  }
}
