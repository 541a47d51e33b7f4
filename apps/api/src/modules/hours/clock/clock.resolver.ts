import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { derived, extendProjection } from '../../../platform/projection/fields.ts';
import { ActivityType, activityProjection } from '../../activity/index.ts';
import { DeadlineLineType } from './clock.type.ts';
import { deadlinesBelow } from './deadlines.ts';
import { type Deadline, deadlineOf } from './record-clock.ts';

type Ends = { ends: string | null };
const ends = { ends: 'a.ends_at' } as const;
/** Of a draft without a plan nothing is known yet. */
const told = <K extends keyof Deadline>(key: K) =>
  derived<Ends>(ends, (row) => (row.ends ? deadlineOf(row.ends)[key] : null));
extendProjection(activityProjection, {
  recordDueOn: told('dueOn'),
  recordSubmitBy: told('submitBy'),
  recordDueProvisional: told('provisional'),
});
interface Told {
  recordDueOn: string | null;
  recordSubmitBy: string | null;
  recordDueProvisional: boolean | null;
}
const from = (activity: object): Told => activity as Told;

/** 令67: hours are recorded within ten working days after the activity; handed in within seven. */
@Resolver(() => ActivityType)
export class ActivityClockResolver {
  @FieldResolver(() => LocalDateScalar, { nullable: true, description: 'The last day to complete its records.' })
  recordDueOn(@Root() activity: object): string | null {
    return from(activity).recordDueOn;
  }

  @FieldResolver(() => LocalDateScalar, { nullable: true, description: 'The last day to hand its records in.' })
  recordSubmitBy(@Root() activity: object): string | null {
    return from(activity).recordSubmitBy;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Counted by Monday to Friday: the year has no list of holidays yet.',
  })
  recordDueProvisional(@Root() activity: object): boolean | null {
    return from(activity).recordDueProvisional;
  }
}

@Resolver()
export class DeadlineResolver {
  @Query(() => [DeadlineLineType], { description: '时限: what waits below a unit, what is about to be late, what is.' })
  async deadlines(@Ctx() context: AppContext, @Arg('unitId', () => ID) unitId: string): Promise<DeadlineLineType[]> {
    return deadlinesBelow(context, unitId);
  }
}
