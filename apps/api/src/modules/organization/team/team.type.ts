import { TeamState, TeamTier } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../unit/unit.type.ts';

registerEnumType(TeamTier, { name: 'TeamTier' });
registerEnumType(TeamState, { name: 'TeamState' });

@ObjectType('Team', { simpleResolvers: true })
export class TeamType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => TeamTier) tier!: TeamTier;
  @Field(() => TeamState) state!: TeamState;
  @Field(() => String) introduction!: string;
  @Field(() => LocalDateScalar, { nullable: true }) foundedOn!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => String, { nullable: true }) villageCode!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Only for those who manage the team; the QR is the URL of joinUrl.',
  })
  joinCode!: string | null;
  @Field(() => String, { nullable: true }) joinUrl!: string | null;
  @Field(() => VerdictType) canManage!: VerdictType;
}

@ObjectType('TeamCard', { simpleResolvers: true, description: 'What anyone may see of a team: enough to join it.' })
export class TeamCardType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) introduction!: string;
  @Field(() => String) unitName!: string;
  @Field(() => String, { nullable: true }) villageCode!: string | null;
  @Field(() => String) placeName!: string;
}

export const TeamConnection = connectionTypes('Team', TeamType, { totalCount: true });

@ObjectType('TeamSaved')
export class TeamSavedType {
  id!: string;
}
export const TeamResult = resultUnion('TeamResult', TeamSavedType);

@InputType('TeamFilter')
export class TeamFilter {
  @Field(() => String, { nullable: true }) keyword?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => TeamState, { nullable: true }) state?: TeamState | null;
}

@InputType('CreateTeamInput')
export class CreateTeamInput {
  @Field(() => ID) unitId!: string;
  @Field(() => String) name!: string;
  @Field(() => TeamTier) tier!: TeamTier;
  @Field(() => String, { nullable: true }) introduction?: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) foundedOn?: string | null;
}

@InputType('UpdateTeamInput')
export class UpdateTeamInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) name!: string;
  @Field(() => TeamTier) tier!: TeamTier;
  @Field(() => String) introduction!: string;
  @Field(() => TeamState) state!: TeamState;
}
