import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { column, extendProjection } from '../../../platform/projection/fields.ts';
import { listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { MyHoursType } from '../../hours/index.ts';
import { VolunteerType, volunteerProjection } from '../../people/index.ts';
import { externalList, externalTotalOf, externalTotalSql, myExternalProjection } from './external-hours.ts';
import {
  ExternalHoursConnection,
  ExternalHoursFilter,
  ExternalTotalType,
  MyExternalHoursConnection,
} from './external-hours.type.ts';
import { undoExternalHours } from './undo-hours.ts';

extendProjection(volunteerProjection, { externalHours: column(externalTotalSql('v.id')) });

@Resolver(() => VolunteerType)
export class VolunteerExternalResolver {
  @FieldResolver(() => ExternalTotalType, { description: '外平台时长: no part of approvedMinutes.' })
  externalHours(@Root() volunteer: object): ExternalTotalType {
    return (volunteer as { externalHours: ExternalTotalType }).externalHours;
  }
}

@Resolver(() => MyHoursType)
export class MyExternalResolver {
  @FieldResolver(() => ExternalTotalType, { nullable: true, description: '外平台时长: no part of approvedMinutes.' })
  external(@Root() _hours: MyHoursType, @Ctx() ctx: AppContext): Promise<ExternalTotalType | null> | null {
    const id = ctx.actor?.volunteerId;
    return id ? externalTotalOf(ctx, id) : null;
  }

  @Query(() => MyExternalHoursConnection, { description: '外平台时长 of her own, the latest service first.' })
  myExternalHours(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: myExternalProjection,
      reach: own('x.volunteer_id', ctx.actor?.volunteerId),
      where: sql`x.undone_at is null`,
      order: {
        columns: [
          { sql: 'x.service_date::text', type: 'text' },
          { sql: 'x.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }
}

@Resolver()
export class ExternalHoursResolver {
  @Query(() => ExternalHoursConnection, {
    description: '外平台时长 brought in at the places whose hours she sees, newest first.',
  })
  async externalHours(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ExternalHoursFilter, { nullable: true }) filter?: ExternalHoursFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, { ...(await listed(externalList, ctx, filter ?? {})), args: { first, after } });
  }

  @Mutation(() => DoneResult, { description: 'Takes one line of a file back; the others stay.' })
  async undoExternalHours(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(ctx, undoExternalHours, { id, reason }));
  }
}
