import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { byTime, type List, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { auditProjection } from './audit.projection.ts';
import { AuditActionType, AuditConnection, AuditFilter } from './audit.type.ts';
import { auditActions } from './audit-actions.ts';
import { auditReach, auditWhere } from './audit-reach.ts';

/** 操作记录: of the places where she holds audit.read. */
export const auditList: List<AuditFilter> = {
  projection: auditProjection,
  order: byTime('e.at', 'e.id'),
  rows: ({ actor, services }, filter) => ({
    reach: auditReach(actor, filter),
    where: auditWhere(filter, services.now()),
  }),
};

@Resolver()
export class AuditResolver {
  @Query(() => AuditConnection)
  async auditLog(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => AuditFilter, { nullable: true }) filter?: AuditFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, { ...(await listed(auditList, context, filter ?? {})), args: { first, after } });
  }

  @Query(() => [AuditActionType], { description: 'Everything the log can tell of, for those who may read it.' })
  auditActions(@Ctx() context: AppContext): AuditActionType[] {
    return auditActions(context);
  }
}
