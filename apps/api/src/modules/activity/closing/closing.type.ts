import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';

@ObjectType('Closing', { simpleResolvers: true, description: '结项: what came of an activity.' })
export class ClosingType {
  @Field(() => Int) peopleServed!: number;
  @Field(() => String) summary!: string;
  @Field(() => DateTimeScalar) closedAt!: string;
  @Field(() => String, { nullable: true }) closedByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) reopenedAt!: string | null;
  @Field(() => String, { nullable: true }) reopenReason!: string | null;
}

@ObjectType('CardClosing', { simpleResolvers: true, description: 'What volunteers read of it.' })
export class CardClosingType {
  @Field(() => Int) peopleServed!: number;
  @Field(() => String) summary!: string;
  @Field(() => DateTimeScalar) closedAt!: string;
}
