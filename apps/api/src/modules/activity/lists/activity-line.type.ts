import { ActivityState } from '@jinguo/schema';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';
import { ProjectBriefType } from '../project/project.type.ts';

@ObjectType('ActivityLine', {
  simpleResolvers: true,
  description:
    'An activity in a list, which others may read over a shoulder: of a sealed service only that it is one, when and whose. What it is stands on its own page.',
})
export class ActivityLineType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => ActivityState) state!: ActivityState;
  @Field(() => Boolean) sealed!: boolean;
  @Field(() => String) typeName!: string;
  @Field(() => String) place!: string;
  @Field(() => String) placeName!: string;
  @Field(() => String) personInCharge!: string;
  @Field(() => DateTimeScalar, { nullable: true }) startsAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) endsAt!: string | null;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => ProjectBriefType, { nullable: true }) project!: ProjectBriefType | null;
  @Field(() => Int) places!: number;
  @Field(() => Int) taken!: number;
}
export const ActivityLineConnection = connectionTypes('ActivityLine', ActivityLineType, { totalCount: true });
