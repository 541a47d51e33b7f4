import { PlanEffect, SmsState } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';
import { TimeRangeType } from '../../activity/index.ts';
import { VolunteerBriefType } from '../../people/index.ts';

registerEnumType(SmsState, { name: 'SmsState' });

@ObjectType('PlanNotice', {
  simpleResolvers: true,
  description: 'One person told of a change: how, when, and whether it arrived.',
})
export class PlanNoticeType {
  @Field(() => ID) id!: string;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => PlanEffect) effect!: PlanEffect;
  @Field(() => TimeRangeType) was!: TimeRangeType;
  @Field(() => TimeRangeType, { nullable: true }) becomes!: TimeRangeType | null;
  @Field(() => Boolean, { description: 'False: she has no account, so nothing in the app reaches her.' })
  hasAccount!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) toldAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) readAt!: string | null;
  @Field(() => SmsState, { nullable: true, description: 'Null: she did not agree to text messages.' })
  smsState!: SmsState | null;
  @Field(() => DateTimeScalar, { nullable: true }) smsAt!: string | null;
}
export const PlanNoticeConnection = connectionTypes('PlanNotice', PlanNoticeType);

@ObjectType('NoticeTally', { simpleResolvers: true })
export class NoticeTallyType {
  @Field(() => Int) told!: number;
  @Field(() => Int) read!: number;
  @Field(() => Int) smsSent!: number;
  @Field(() => Int) smsFailed!: number;
  @Field(() => Int, { description: 'Nothing has reached them: no account, and no text message either.' })
  unreached!: number;
}
