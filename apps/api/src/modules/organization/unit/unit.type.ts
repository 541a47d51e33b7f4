import { IssuingBasis, UnitKind, UnitLevel } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { StationType } from '../station/station.type.ts';

registerEnumType(UnitKind, { name: 'UnitKind' });
registerEnumType(UnitLevel, { name: 'UnitLevel' });
registerEnumType(IssuingBasis, { name: 'IssuingBasis' });

@ObjectType('UnitBrief', { simpleResolvers: true })
export class UnitBriefType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => UnitLevel) level!: UnitLevel;
}

@ObjectType('Unit', { simpleResolvers: true })
export class UnitType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) shortName!: string;
  @Field(() => UnitKind) kind!: UnitKind;
  @Field(() => UnitLevel) level!: UnitLevel;
  @Field(() => IssuingBasis) issuingBasis!: IssuingBasis;
  @Field(() => String, { nullable: true }) divisionCode!: string | null;
  @Field(() => String) countyCode!: string;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
  @Field(() => Boolean) hasChildren!: boolean;
  @Field(() => Int) version!: number;
  @Field(() => [UnitBriefType], { description: 'From the province down to this unit.' }) ancestors!: UnitBriefType[];
  @Field(() => Int) teamCount!: number;
  @Field(() => [StationType]) stations!: StationType[];
  @Field(() => VerdictType) canManage!: VerdictType;
  @Field(() => VerdictType) canCreateTeam!: VerdictType;
}

export const UnitConnection = connectionTypes('Unit', UnitType);

@ObjectType('UnitSaved')
export class UnitSavedType {
  id!: string;
}
export const UnitResult = resultUnion('UnitResult', UnitSavedType);

@InputType('CreateUnitInput')
export class CreateUnitInput {
  @Field(() => ID) parentId!: string;
  @Field(() => UnitKind) kind!: UnitKind;
  @Field(() => UnitLevel) level!: UnitLevel;
  @Field(() => String) name!: string;
  @Field(() => String) shortName!: string;
  @Field(() => IssuingBasis) issuingBasis!: IssuingBasis;
  @Field(() => String, { nullable: true }) divisionCode?: string | null;
}

@InputType('UpdateUnitInput')
export class UpdateUnitInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) name!: string;
  @Field(() => String) shortName!: string;
  @Field(() => IssuingBasis) issuingBasis!: IssuingBasis;
}
