import { ClockStart } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(ClockStart, { name: 'ClockStart' });

@ObjectType('CountingRule', {
  simpleResolvers: true,
  description: 'How minutes are counted. Without a unit it is the national rule.',
})
export class CountingRuleType {
  @Field(() => String, { nullable: true, description: 'Who set it.' }) unitName!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day of service it holds for.' })
  validFrom!: string | null;
  @Field(() => ClockStart) clockStart!: ClockStart;
  @Field(() => Int, { description: 'Percent of the shift; below it nothing is counted.' }) minimumPresence!: number;
  @Field(() => Int, { description: 'Whole units of so many minutes count.' }) unitMinutes!: number;
  @Field(() => Int, { description: 'Whoever came is counted so many minutes at least.' }) leastMinutes!: number;
}

@ObjectType('HoursPolicy', { simpleResolvers: true, description: 'A unit’s own way of counting, from a day on.' })
export class HoursPolicyType extends CountingRuleType {
  @Field(() => ID) id!: string;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => Boolean, { description: 'Set at a unit above the one asked about.' }) inherited!: boolean;
  @Field(() => String) reason!: string;
  @Field(() => String) setByName!: string;
  @Field(() => DateTimeScalar) setAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) withdrawnAt!: string | null;
  @Field(() => String, { nullable: true }) withdrawnByName!: string | null;
  @Field(() => String, { nullable: true }) withdrawReason!: string | null;
  @Field(() => VerdictType) canWithdraw!: VerdictType;
}
export const HoursPolicyConnection = connectionTypes('HoursPolicy', HoursPolicyType);

@ObjectType('HoursPolicyHere', { simpleResolvers: true, description: 'How a unit counts today.' })
export class HoursPolicyHereType {
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => CountingRuleType) inForce!: CountingRuleType;
  @Field(() => VerdictType) canSet!: VerdictType;
}

@InputType('SetHoursPolicyInput')
export class SetHoursPolicyInput {
  @Field(() => ID) unitId!: string;
  @Field(() => LocalDateScalar) validFrom!: string;
  @Field(() => ClockStart) clockStart!: ClockStart;
  @Field(() => Int) minimumPresence!: number;
  @Field(() => Int) unitMinutes!: number;
  @Field(() => Int) leastMinutes!: number;
  @Field(() => String) reason!: string;
}
