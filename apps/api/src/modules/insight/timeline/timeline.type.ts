import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';

@ObjectType('TimelineEntry', { simpleResolvers: true, description: 'Who changed what of an activity, and when.' })
export class TimelineEntryType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String) action!: string;
  @Field(() => String) actionLabel!: string;
  @Field(() => String, { nullable: true }) actorName!: string | null;
  @Field(() => String, { nullable: true, description: 'Whose sign-up it was; for those who may see the roster.' })
  volunteerName!: string | null;
  @Field(() => String, { nullable: true }) postName!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => GraphQLJSON) changes!: unknown;
  @Field(() => [String], { description: 'Fields a rule keeps from the reader here; they are null.' }) hidden!: string[];
}
export const TimelineConnection = connectionTypes('Timeline', TimelineEntryType);
