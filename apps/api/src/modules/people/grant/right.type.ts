import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

@ObjectType('Right', { simpleResolvers: true, description: 'Why somebody may, or may not, do something at a place.' })
export class RightType {
  @Field(() => ID, { description: 'The grant it comes from.' }) id!: string;
  @Field(() => ID) accountId!: string;
  @Field(() => String) name!: string;
  @Field(() => UnitBriefType, { description: 'Where it was granted.' }) unit!: UnitBriefType;
  @Field(() => Boolean, { description: 'Granted at a unit above.' }) inherited!: boolean;
  @Field(() => String) label!: string;
  @Field(() => String) effect!: string;
  @Field(() => DateTimeScalar) validFrom!: string;
  @Field(() => DateTimeScalar, { nullable: true }) validTo!: string | null;
  @Field(() => String, { nullable: true }) grantedBy!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => [String], { description: 'What it allows or denies here, less what is denied to her.' })
  actions!: string[];
  @Field(() => [String], { description: 'What it would allow, were it not denied to her here.' }) denied!: string[];
}
export const RightConnection = connectionTypes('Right', RightType);

@InputType('RightFilter')
export class RightFilter {
  @Field(() => String, { nullable: true }) action?: string | null;
  @Field(() => ID, { nullable: true }) accountId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Whose term ends before.' }) endingBefore?: Date | null;
}
