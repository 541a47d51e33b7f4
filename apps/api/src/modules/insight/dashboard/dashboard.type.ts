import { Matter } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';

registerEnumType(Matter, { name: 'Matter' });

@ObjectType('MatterWaiting', { simpleResolvers: true, description: 'One queue about people that is not empty.' })
export class MatterWaitingType {
  @Field(() => Matter) kind!: Matter;
  @Field(() => Int, { description: 'Counted to 100 and no further.' }) count!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'How long the oldest waits.' }) since!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the first falls due, where a clock runs.' })
  dueOn!: string | null;
  @Field(() => Boolean, { description: 'Whether that day is past.' }) late!: boolean;
}

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
  @Field(() => Int, { description: 'Not approved 10 working days after the activity, of all that is below her.' })
  lateRecords!: number;
  @Field(() => Int) openObjections!: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the first of them falls due.' })
  objectionDueOn!: string | null;
  @Field(() => Int) openComplaints!: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the first of them falls due.' })
  complaintDueOn!: string | null;
}
