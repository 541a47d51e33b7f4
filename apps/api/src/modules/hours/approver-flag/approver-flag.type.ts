import { ApproverFlagResolution } from '@jinguo/schema';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(ApproverFlagResolution, { name: 'ApproverFlagResolution' });

@ObjectType('ApproverFlag', {
  simpleResolvers: true,
  description: '审核过快: a day on which somebody approved everything in seconds, for the unit above to look into.',
})
export class ApproverFlagType {
  @Field(() => ID) id!: string;
  @Field(() => String) approverName!: string;
  @Field(() => LocalDateScalar) day!: string;
  @Field(() => Int) records!: number;
  @Field(() => Float, { description: 'Half of them took so many seconds each or less.' }) seconds!: number;
  @Field(() => UnitBriefType, { description: 'Where her right to approve stands highest.' }) unit!: UnitBriefType;
  @Field(() => DateTimeScalar) raisedAt!: string;
  @Field(() => ApproverFlagResolution, { nullable: true, description: 'Open while there is none.' })
  resolution!: ApproverFlagResolution | null;
  @Field(() => DateTimeScalar, { nullable: true }) resolvedAt!: string | null;
  @Field(() => String, { nullable: true }) resolvedByName!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => VerdictType) canResolve!: VerdictType;
}
export const ApproverFlagConnection = connectionTypes('ApproverFlag', ApproverFlagType, { totalCount: true });
