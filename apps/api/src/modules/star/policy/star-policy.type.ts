import { StarDesk } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(StarDesk, { name: 'StarDesk' });

@ObjectType('StarRule', {
  simpleResolvers: true,
  description: 'What each of five stars asks for. Without a unit: the national figures.',
})
export class StarRuleType {
  @Field(() => String, { nullable: true, description: 'Who set it.' }) unitName!: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) validFrom!: string | null;
  @Field(() => [Int], { description: 'Final minutes from which a star may be had.' }) thresholds!: number[];
  @Field(() => [StarDesk]) confirmedBy!: StarDesk[];
  @Field(() => Int, { description: 'Least mean of evaluations, in tenths; 0: not asked.' }) leastMean!: number;
  @Field(() => Int) leastEvaluations!: number;
  @Field(() => Boolean) noObjection!: boolean;
}

@ObjectType('StarPolicy', { simpleResolvers: true, description: 'A province’s own figures, from a day on.' })
export class StarPolicyType extends StarRuleType {
  @Field(() => ID) id!: string;
  @Field(() => String) reason!: string;
  @Field(() => String) setByName!: string;
  @Field(() => DateTimeScalar) setAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) withdrawnAt!: string | null;
  @Field(() => String, { nullable: true }) withdrawnByName!: string | null;
  @Field(() => String, { nullable: true }) withdrawReason!: string | null;
  @Field(() => VerdictType) canWithdraw!: VerdictType;
}
export const StarPolicyConnection = connectionTypes('StarPolicy', StarPolicyType);

@ObjectType('StarPolicyHere', { simpleResolvers: true, description: 'What stars ask for at a place today.' })
export class StarPolicyHereType {
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => StarRuleType) inForce!: StarRuleType;
  @Field(() => VerdictType) canSet!: VerdictType;
}

@InputType('SetStarPolicyInput')
export class SetStarPolicyInput {
  @Field(() => ID) unitId!: string;
  @Field(() => LocalDateScalar) validFrom!: string;
  @Field(() => [Int], { description: 'Hours of the first star to the fifth.' }) hours!: number[];
  @Field(() => [StarDesk]) confirmedBy!: StarDesk[];
  @Field(() => Int) leastMean!: number;
  @Field(() => Int) leastEvaluations!: number;
  @Field(() => Boolean) noObjection!: boolean;
  @Field(() => String) reason!: string;
}
