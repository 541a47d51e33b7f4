import { StarDesk, StarState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, ReasonType, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';
import { StarRuleType } from '../policy/star-policy.type.ts';

registerEnumType(StarState, { name: 'StarState' });

@ObjectType('StarStep', { simpleResolvers: true, description: 'A star proposed, and what became of it.' })
export class StarStepType {
  @Field(() => ID) id!: string;
  @Field(() => Int) stars!: number;
  @Field(() => StarState) state!: StarState;
  @Field(() => StarDesk, { description: 'Who may confirm it.' }) desk!: StarDesk;
  @Field(() => Int, { description: 'Final minutes when it was proposed or confirmed.' }) minutes!: number;
  @Field(() => String, { nullable: true, description: 'Nobody where the platform noticed it.' })
  proposedByName!: string | null;
  @Field(() => DateTimeScalar) proposedAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
  @Field(() => String, { nullable: true }) decidedByName!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was not confirmed.' }) reason!: string | null;
}

@ObjectType('StarStanding', { simpleResolvers: true, description: 'Stars held, and how far the next is.' })
export class StarStandingType {
  @Field(() => Int) stars!: number;
  @Field(() => Int, { description: 'Minutes nobody objected to in their notice: all that counts.' })
  finalMinutes!: number;
  @Field(() => StarRuleType) rule!: StarRuleType;
  @Field(() => [ReasonType], { description: 'What speaks against the next star now.' }) missing!: ReasonType[];
  @Field(() => Boolean, { description: 'The next is proposed and waits.' }) waiting!: boolean;
  @Field(() => VerdictType, { nullable: true, description: 'At the desk: whether who reads may propose it.' })
  canPropose!: VerdictType | null;
  @Field(() => [StarStepType], { description: 'Newest first.' }) history!: StarStepType[];
}

@ObjectType('StarCase', { simpleResolvers: true, description: 'A proposed star as the desk decides on it.' })
export class StarCaseType extends StarStepType {
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => String, { description: 'Where she was volunteering when it was proposed.' }) unitName!: string;
  @Field(() => Int) evaluations!: number;
  @Field(() => Int, { nullable: true, description: 'Mean of evaluations, in tenths.' }) mean!: number | null;
  @Field(() => VerdictType) canConfirm!: VerdictType;
  @Field(() => VerdictType) canRefuse!: VerdictType;
}
export const StarCaseConnection = connectionTypes('StarCase', StarCaseType);

@InputType('StarFilter')
export class StarFilter {
  @Field(() => StarState, { nullable: true }) state?: StarState | null;
  @Field(() => Int, { nullable: true }) stars?: number | null;
  @Field(() => String, { nullable: true, description: 'The person: name, pinyin or initials.' })
  keyword?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of this unit or below it.' }) unitId?: string | null;
}
