import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { byTime, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { ownComplaint } from '../handling/hands.ts';
import { complaintProjection, complaintSeen } from './complaint.projection.ts';
import { ComplaintConnection, ComplaintFilter, ComplaintTallyType, ComplaintType } from './complaint.type.ts';
import { complaintList } from './complaint-list.ts';
import { talliesBelow } from './tallies.ts';

@Resolver()
export class ComplaintResolver {
  @Query(() => ComplaintConnection, { description: 'Complaints at desks of hers, and those she entered.' })
  async complaints(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ComplaintFilter, { nullable: true }) filter?: ComplaintFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const rows = await listed(complaintList(Boolean(filter?.open || filter?.late)), context, filter ?? {});
    return readPage(context, info, { ...rows, args: { first, after } });
  }

  @Query(() => ComplaintType, { nullable: true, description: 'One, at a desk of hers, entered by her, or her own.' })
  async complaint(@Ctx() context: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    if (!isId(id)) return null;
    return readOne(context, info, {
      projection: complaintProjection,
      reach: complaintSeen(context),
      where: sql`c.id = ${id}`,
    });
  }

  @Query(() => ComplaintConnection, { description: 'Complaints of her own, the newest first.' })
  async myComplaints(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: complaintProjection,
      reach: sql`${ownComplaint(context.actor, context.services)} and c.entered_by is null`,
      order: byTime('c.received_at', 'c.id'),
      args: { first, after },
    });
  }

  @Query(() => [ComplaintTallyType], {
    description: 'How many complaints, unit by unit below one, and what was found.',
  })
  async complaintTallies(
    @Ctx() context: AppContext,
    @Arg('unitId', () => ID) unitId: string,
  ): Promise<ComplaintTallyType[]> {
    return talliesBelow(context, unitId);
  }
}
