import { ActivityState, OpeningFlow, RiskLevel } from '@jinguo/schema';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';

@InputType('ActivityFilter')
export class ActivityFilter {
  @Field(() => String, { nullable: true }) keyword?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => ID, { nullable: true }) projectId?: string | null;
  @Field(() => ID, { nullable: true }) serviceTypeId?: string | null;
  @Field(() => ActivityState, { nullable: true }) state?: ActivityState | null;
  @Field(() => LocalDateScalar, { nullable: true }) from?: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) to?: string | null;
}

@InputType('SaveActivityInput')
export class SaveActivityInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) version?: number | null;
  @Field(() => ID, { nullable: true }) projectId?: string | null;
  @Field(() => ID) unitId!: string;
  @Field(() => ID) serviceTypeId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) place!: string;
  @Field(() => String) villageCode!: string;
  @Field(() => String) content!: string;
  @Field(() => String) requirements!: string;
  @Field(() => String) risks!: string;
  @Field(() => String) safeguards!: string;
  @Field(() => String) personInCharge!: string;
  @Field(() => String, { nullable: true }) contactPhone?: string | null;
  @Field(() => RiskLevel) risk!: RiskLevel;
  @Field(() => String, { nullable: true }) insurancePolicyNo?: string | null;
  @Field(() => Boolean) trainingRequired!: boolean;
  @Field(() => Boolean, { nullable: true, description: '入户服务: no code hangs there; none: as it was.' })
  homeVisit?: boolean | null;
}

@InputType('PostInput')
export class PostInput {
  @Field(() => String) key!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) duties?: string | null;
  @Field(() => Boolean) needsQualification!: boolean;
  @Field(() => String, { nullable: true }) requiredQualification?: string | null;
  @Field(() => Int, { nullable: true }) minAge?: number | null;
}

@InputType('ShiftInput')
export class ShiftInput {
  @Field(() => String) key!: string;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
  @Field(() => String, { nullable: true }) label?: string | null;
}

@InputType('OpeningInput')
export class OpeningInput {
  @Field(() => String) postKey!: string;
  @Field(() => String) shiftKey!: string;
  @Field(() => Int) minimum!: number;
  @Field(() => Int) maximum!: number;
  @Field(() => OpeningFlow) flow!: OpeningFlow;
  @Field(() => String, { nullable: true, description: 'Code of a kind of qualification; none: as its post.' })
  requiredQualification?: string | null;
  @Field(() => Int, { nullable: true, description: 'Years; none: as its post.' }) minAge?: number | null;
}

@InputType('PlanActivityInput', {
  description: 'The plan as a whole; key is the id of an existing row or any new name.',
})
export class PlanActivityInput {
  @Field(() => ID) activityId!: string;
  @Field(() => Int) version!: number;
  @Field(() => [PostInput]) posts!: PostInput[];
  @Field(() => [ShiftInput]) shifts!: ShiftInput[];
  @Field(() => [OpeningInput]) openings!: OpeningInput[];
}

@InputType('QuickStartInput')
export class QuickStartInput {
  @Field(() => ID) unitId!: string;
  @Field(() => ID) serviceTypeId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) place!: string;
  @Field(() => String, { nullable: true }) villageCode?: string | null;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
  @Field(() => Int) people!: number;
  @Field(() => String, { nullable: true }) content?: string | null;
  @Field(() => String, { nullable: true }) personInCharge?: string | null;
  @Field(() => String, { nullable: true }) contactPhone?: string | null;
  @Field(() => Boolean, { nullable: true, description: '入户服务: no code hangs there.' }) homeVisit?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Really another, although the same was started just now.' })
  another?: boolean | null;
}
