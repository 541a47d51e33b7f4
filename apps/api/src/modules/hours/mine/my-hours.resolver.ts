import { RecordState } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { asksFor } from '../../../platform/projection/selection.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { urgeRecord } from '../notice/urge-record.ts';
import { type MyTotals, myMonths, myTotals } from './my-hours.ts';
import { myRecordProjection } from './my-record.projection.ts';
import { MonthMinutesType, MyHoursType, MyRecordConnection, MyRecordType } from './my-record.type.ts';

const mine = (context: AppContext) => own('r.volunteer_id', context.actor?.volunteerId);

@Resolver(() => MyHoursType)
export class MyHoursResolver {
  @Query(() => MyHoursType, { nullable: true })
  async myHours(@Ctx() context: AppContext, @Info() info: GraphQLResolveInfo): Promise<MyTotals | null> {
    const id = context.actor?.volunteerId;
    return id ? myTotals(context, id, asksFor(info, 'grades')) : null;
  }

  @FieldResolver(() => [MonthMinutesType])
  async months(
    @Root() _hours: MyHoursType,
    @Ctx() context: AppContext,
    @Arg('year', () => Int) year: number,
  ): Promise<MonthMinutesType[]> {
    const id = context.actor?.volunteerId;
    return id ? myMonths(context, id, year) : [];
  }

  @Query(() => MyRecordConnection)
  async myRecords(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => RecordState, { nullable: true }) state?: RecordState | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: myRecordProjection,
      reach: mine(context),
      where: state ? sql`r.state = ${state}` : undefined,
      order: {
        columns: [
          { sql: 'r.started_at', type: 'timestamptz' },
          { sql: 'r.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult, { description: '催一下: whoever holds it hears that she asks.' })
  async urgeRecord(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('Done', await runUseCase(context, urgeRecord, { id }));
  }

  @Query(() => MyRecordType, { nullable: true })
  async myRecord(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<MyRecordType | null> {
    if (!isId(id)) return null;
    return readOne<MyRecordType>(context, info, {
      projection: myRecordProjection,
      reach: mine(context),
      where: sql`r.id = ${id}`,
    });
  }
}
