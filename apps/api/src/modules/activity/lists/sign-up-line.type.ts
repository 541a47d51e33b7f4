import { SignUpState } from '@jinguo/schema';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';
import { SignUpType } from '../board/roster.type.ts';
import { ActivityBriefType } from './activity-brief.ts';

@ObjectType('SignUpLine', { simpleResolvers: true, description: 'A sign-up among those of many activities.' })
export class SignUpLineType extends SignUpType {
  @Field(() => ActivityBriefType) activity!: ActivityBriefType;
}
export const SignUpLineConnection = connectionTypes('SignUpLine', SignUpLineType);

@InputType('SignUpFilter')
export class SignUpFilter {
  @Field(() => String, { nullable: true, description: 'The person: name, pinyin or number.' }) keyword?: string | null;
  @Field(() => [SignUpState], { nullable: true }) states?: SignUpState[] | null;
  @Field(() => ID, { nullable: true }) activityId?: string | null;
  @Field(() => ID, { nullable: true }) serviceTypeId?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Shifts that begin then or later.' }) from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Shifts that begin before.' }) to?: Date | null;
}
