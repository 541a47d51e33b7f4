import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';

@ObjectType('ShortOpening', { simpleResolvers: true })
export class ShortOpeningType {
  @Field(() => ID) activityId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) postName!: string;
  @Field(() => DateTimeScalar) startsAt!: string;
  @Field(() => Int) missing!: number;
}

@ObjectType('Dashboard', { description: '工作台: what waits for me, what is late, what is short of people this week.' })
export class DashboardType {
  @Field(() => Int) waitingRecords!: number;
  @Field(() => Int) waitingCorrections!: number;
  @Field(() => Int) waitingMembers!: number;
  @Field(() => Int) waitingRequests!: number;
  @Field(() => Int) forgottenCheckOuts!: number;
  @Field(() => DateTimeScalar, { nullable: true }) oldestWaiting!: string | null;
  @Field(() => Int) drafts!: number;
}
