import { ActivityState, OpeningFlow, RiskLevel } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';
import { QualificationKindType, ServiceTypeType } from '../../service-type/index.ts';
import { ClosingType } from '../closing/closing.type.ts';
import { ProjectBriefType } from '../project/project.type.ts';

registerEnumType(ActivityState, { name: 'ActivityState' });
registerEnumType(OpeningFlow, { name: 'OpeningFlow' });

@ObjectType('Post', { simpleResolvers: true })
export class PostType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) duties!: string;
  @Field(() => Boolean) needsQualification!: boolean;
  @Field(() => QualificationKindType, { nullable: true }) requiredQualification!: QualificationKindType | null;
  @Field(() => Int, { nullable: true }) minAge!: number | null;
  @Field(() => Int) sort!: number;
}

@ObjectType('Shift', { simpleResolvers: true })
export class ShiftType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) startsAt!: string;
  @Field(() => DateTimeScalar) endsAt!: string;
  @Field(() => String) label!: string;
}

@ObjectType('Opening', { simpleResolvers: true })
export class OpeningType {
  @Field(() => ID) id!: string;
  @Field(() => ID) postId!: string;
  @Field(() => ID) shiftId!: string;
  @Field(() => OpeningFlow) flow!: OpeningFlow;
  @Field(() => Int) minimum!: number;
  @Field(() => Int) maximum!: number;
  @Field(() => Int) taken!: number;
  @Field(() => QualificationKindType, { nullable: true, description: 'What it asks itself; none: as its post.' })
  requiredQualification!: QualificationKindType | null;
  @Field(() => Int, { nullable: true, description: 'What it asks itself; none: as its post.' }) minAge!: number | null;
  @Field(() => Int) version!: number;
}

@ObjectType('Activity', {
  simpleResolvers: true,
  description: "An activity as the admin app sees it; reached only inside one's own reach.",
})
export class ActivityType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => ActivityState) state!: ActivityState;
  @Field(() => String) place!: string;
  @Field(() => String) content!: string;
  @Field(() => String) requirements!: string;
  @Field(() => String) risks!: string;
  @Field(() => String) safeguards!: string;
  @Field(() => String) personInCharge!: string;
  @Field(() => String, { nullable: true }) contactPhoneMasked!: string | null;
  @Field(() => RiskLevel) risk!: RiskLevel;
  @Field(() => String, { nullable: true }) insurancePolicyNo!: string | null;
  @Field(() => Boolean) trainingRequired!: boolean;
  @Field(() => Boolean, { description: '入户服务: in a home, where no code hangs.' }) homeVisit!: boolean;
  @Field(() => Boolean) sealed!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) startsAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) endsAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) publishedAt!: string | null;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) countyCode!: string;
  @Field(() => String) villageCode!: string;
  @Field(() => String) placeName!: string;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => ProjectBriefType, { nullable: true }) project!: ProjectBriefType | null;
  @Field(() => ServiceTypeType) serviceType!: ServiceTypeType;
  @Field(() => [PostType]) posts!: PostType[];
  @Field(() => [ShiftType]) shifts!: ShiftType[];
  @Field(() => [OpeningType]) openings!: OpeningType[];
  @Field(() => Int) places!: number;
  @Field(() => Int) taken!: number;
  @Field(() => VerdictType) canManage!: VerdictType;
  @Field(() => VerdictType) canPublish!: VerdictType;
  @Field(() => VerdictType) canCancel!: VerdictType;
  @Field(() => VerdictType) canChangePlan!: VerdictType;
  @Field(() => ClosingType, { nullable: true }) closing!: ClosingType | null;
  @Field(() => VerdictType) canClose!: VerdictType;
  @Field(() => VerdictType) canReopen!: VerdictType;
  @Field(() => VerdictType) canAddPhoto!: VerdictType;
  @Field(() => VerdictType) canMarkAttendance!: VerdictType;
}

@ObjectType('ActivitySaved')
export class ActivitySavedType {
  id!: string;
}
export const ActivityResult = resultUnion('ActivityResult', ActivitySavedType);
