import { EvaluatedBy } from '@jinguo/schema';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';
import { EvaluationVersionType } from '../shared/merit.type.ts';

@ObjectType('EvaluationSaid', { simpleResolvers: true, description: 'What was said of somebody in one activity.' })
export class EvaluationSaidType extends EvaluationVersionType {
  @Field(() => EvaluatedBy) by!: EvaluatedBy;
}

@ObjectType('MyEvaluation', { simpleResolvers: true, description: '评价 of a volunteer, with what it said before.' })
export class MyEvaluationType extends EvaluationSaidType {
  @Field(() => String, { description: '专业服务 where the service is sealed.' }) activityName!: string;
  @Field(() => [EvaluationVersionType]) history!: EvaluationVersionType[];
}
export const MyEvaluationConnection = connectionTypes('MyEvaluation', MyEvaluationType);

@ObjectType('Evaluation', { simpleResolvers: true, description: '评价 as those see it who answer for the activity.' })
export class EvaluationType extends MyEvaluationType {
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => VerdictType) canCorrect!: VerdictType;
}
export const EvaluationConnection = connectionTypes('Evaluation', EvaluationType);

@ObjectType('EvaluationLine', { simpleResolvers: true, description: 'Somebody who served in an activity.' })
export class EvaluationLineType {
  @Field(() => ID) id!: string;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => [EvaluationSaidType]) evaluations!: EvaluationSaidType[];
  @Field(() => VerdictType) canEvaluate!: VerdictType;
  @Field(() => VerdictType) canEnterSlip!: VerdictType;
}
export const EvaluationLineConnection = connectionTypes('EvaluationLine', EvaluationLineType);

@ObjectType('MyRating', { simpleResolvers: true, description: 'What a volunteer said of an activity she served in.' })
export class MyRatingType {
  @Field(() => Int) score!: number;
  @Field(() => String) comment!: string;
  @Field(() => LocalDateScalar) evaluatedOn!: string;
}

@ObjectType('ActivityRatings', {
  simpleResolvers: true,
  description: 'What volunteers say of an activity, without names; told only where several did.',
})
export class ActivityRatingsType {
  @Field(() => Int) count!: number;
  @Field(() => Float, { nullable: true }) mean!: number | null;
  @Field(() => [String]) comments!: string[];
}

@InputType('EvaluationFilter')
export class EvaluationFilter {
  @Field(() => ID, { nullable: true }) volunteerId?: string | null;
  @Field(() => String, { nullable: true, description: 'The person: name, pinyin or initials.' })
  keyword?: string | null;
  @Field(() => EvaluatedBy, { nullable: true }) by?: EvaluatedBy | null;
  @Field(() => ID, { nullable: true, description: 'Of activities of this unit or below it.' }) unitId?: string | null;
}

@InputType('EvaluateInput')
export class EvaluateInput {
  @Field(() => ID) activityId!: string;
  @Field(() => ID) volunteerId!: string;
  @Field(() => EvaluatedBy) by!: EvaluatedBy;
  @Field(() => LocalDateScalar) evaluatedOn!: string;
  @Field(() => Int) score!: number;
  @Field(() => String, { nullable: true }) comment?: string | null;
}

@InputType('CorrectEvaluationInput')
export class CorrectEvaluationInput {
  @Field(() => ID, { description: 'The version that is corrected; a newer one makes it stale.' }) id!: string;
  @Field(() => Int) score!: number;
  @Field(() => String, { nullable: true }) comment?: string | null;
  @Field(() => String) reason!: string;
}
