import { ProjectState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';
import { ServiceTypeType } from '../../service-type/index.ts';

registerEnumType(ProjectState, { name: 'ProjectState' });

@ObjectType('Project', { simpleResolvers: true })
export class ProjectType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) goal!: string;
  @Field(() => LocalDateScalar) startsOn!: string;
  @Field(() => LocalDateScalar) endsOn!: string;
  @Field(() => ProjectState) state!: ProjectState;
  @Field(() => Int) version!: number;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => ServiceTypeType) serviceType!: ServiceTypeType;
  @Field(() => Boolean, { description: 'Of a sealed service: lists keep its name and type to themselves.' })
  sealed!: boolean;
  @Field(() => Int) activityCount!: number;
  @Field(() => VerdictType) canManage!: VerdictType;
}

export const ProjectConnection = connectionTypes('Project', ProjectType);

@ObjectType('ProjectBrief', { simpleResolvers: true })
export class ProjectBriefType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType('ProjectSaved')
export class ProjectSavedType {
  id!: string;
}
export const ProjectResult = resultUnion('ProjectResult', ProjectSavedType);

@InputType('ProjectFilter')
export class ProjectFilter {
  @Field(() => String, { nullable: true }) keyword?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => ProjectState, { nullable: true }) state?: ProjectState | null;
}

@InputType('SaveProjectInput')
export class SaveProjectInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) version?: number | null;
  @Field(() => ID) unitId!: string;
  @Field(() => ID) serviceTypeId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) goal?: string | null;
  @Field(() => LocalDateScalar) startsOn!: string;
  @Field(() => LocalDateScalar) endsOn!: string;
  @Field(() => ProjectState, { nullable: true }) state?: ProjectState | null;
}
