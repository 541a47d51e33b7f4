import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

/** 阵地 with the six marks of a station: 有场所、有队伍、有项目、有设施、有制度、有标识. */
@ObjectType('Station', { simpleResolvers: true })
export class StationType {
  @Field(() => ID) id!: string;
  @Field(() => ID) unitId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) address!: string;
  @Field(() => Boolean) hasPlace!: boolean;
  @Field(() => Boolean) hasTeam!: boolean;
  @Field(() => Boolean) hasProject!: boolean;
  @Field(() => Boolean) hasFacility!: boolean;
  @Field(() => Boolean) hasSystem!: boolean;
  @Field(() => Boolean) hasSign!: boolean;
  @Field(() => Int) version!: number;
}

@InputType('SaveStationInput')
export class SaveStationInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) version?: number | null;
  @Field(() => ID) unitId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) address!: string;
  @Field(() => Boolean) hasPlace!: boolean;
  @Field(() => Boolean) hasTeam!: boolean;
  @Field(() => Boolean) hasProject!: boolean;
  @Field(() => Boolean) hasFacility!: boolean;
  @Field(() => Boolean) hasSystem!: boolean;
  @Field(() => Boolean) hasSign!: boolean;
}
