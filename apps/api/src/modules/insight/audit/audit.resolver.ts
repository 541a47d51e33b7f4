import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { auditProjection } from './audit.projection.ts';
import { AuditActionType, AuditConnection, AuditFilter } from './audit.type.ts';
import { auditActions } from './audit-actions.ts';
import { auditReach, auditWhere } from './audit-reach.ts';

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
    return readPage(context, info, {
      projection: auditProjection,
      reach: auditReach(context.actor, filter ?? {}),
      where: auditWhere(filter ?? {}, context.services.now()),
      order: {
        columns: [
          { sql: 'e.at', type: 'timestamptz' },
          { sql: 'e.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Query(() => [AuditActionType], { description: 'Everything the log can tell of, for those who may read it.' })
  auditActions(@Ctx() context: AppContext): AuditActionType[] {
    return auditActions(context);
  }
}
