import { AwardLevel } from '@jinguo/schema';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';
import { AwardVersionType } from '../shared/merit.type.ts';

@ObjectType('MyAward', { simpleResolvers: true, description: '表彰奖励, with what it said before.' })
export class MyAwardType extends AwardVersionType {
  @Field(() => [AwardVersionType]) history!: AwardVersionType[];
}
export const MyAwardConnection = connectionTypes('MyAward', MyAwardType);

@ObjectType('Award', { simpleResolvers: true, description: '表彰奖励 of somebody the reader sees.' })
export class AwardType extends MyAwardType {
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => VerdictType) canCorrect!: VerdictType;
}
export const AwardConnection = connectionTypes('Award', AwardType);

@InputType()
abstract class AwardInput {
  @Field(() => String) name!: string;
  @Field(() => AwardLevel) level!: AwardLevel;
  @Field(() => String) issuer!: string;
  @Field(() => LocalDateScalar) awardedOn!: string;
}
@InputType('EnterAwardInput')
export class EnterAwardInput extends AwardInput {
  @Field(() => ID) volunteerId!: string;
}
@InputType('CorrectAwardInput')
export class CorrectAwardInput extends AwardInput {
  @Field(() => ID, { description: 'The version that is corrected; a newer one makes it stale.' }) id!: string;
  @Field(() => String) reason!: string;
}
