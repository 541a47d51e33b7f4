import { FlagCode, FlagResolution } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import {
  connectionTypes,
  ReasonParamType,
  ReasonType,
  resultUnion,
  VerdictType,
} from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';

registerEnumType(FlagCode, { name: 'FlagCode' });
registerEnumType(FlagResolution, { name: 'FlagResolution' });

@ObjectType('MyRecordFlag', { simpleResolvers: true, description: '核查中: why her record is being looked into.' })
export class MyRecordFlagType {
  @Field(() => ID) id!: string;
  @Field(() => FlagCode) code!: FlagCode;
  @Field(() => [ReasonParamType], { description: 'The figures its sentence names.' }) params!: ReasonParamType[];
  @Field(() => DateTimeScalar) raisedAt!: string;
}

@ObjectType('RecordFlag', { simpleResolvers: true })
export class RecordFlagType extends MyRecordFlagType {
  @Field(() => FlagResolution, { nullable: true, description: 'Open while there is none.' })
  resolution!: FlagResolution | null;
  @Field(() => DateTimeScalar, { nullable: true }) resolvedAt!: string | null;
  @Field(() => String, { nullable: true }) resolvedByName!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType('FlagLine', {
  simpleResolvers: true,
  description: 'A flag with the record it stands on, for the list of all.',
})
export class FlagLineType extends RecordFlagType {
  @Field(() => ID) recordId!: string;
  @Field(() => String) activityName!: string;
  @Field(() => LocalDateScalar) serviceDate!: string;
  @Field(() => Int) minutes!: number;
  @Field(() => String) unitName!: string;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => VerdictType) canResolve!: VerdictType;
}
export const FlagConnection = connectionTypes('Flag', FlagLineType, { totalCount: true });

@InputType('FlagFilter')
export class FlagFilter {
  @Field(() => FlagCode, { nullable: true }) code?: FlagCode | null;
  @Field(() => Boolean, { nullable: true, description: 'Open ones only, or only those that are resolved.' })
  open?: boolean | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Raised at most a year before the end.' })
  from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) to?: Date | null;
}

@ObjectType('FlagCount', { simpleResolvers: true })
export class FlagCountType {
  @Field(() => FlagCode) code!: FlagCode;
  @Field(() => Int) count!: number;
}

@ObjectType('FlagRefused', { simpleResolvers: true })
export class FlagRefusedType {
  @Field(() => ID) id!: string;
  @Field(() => [ReasonType]) reasons!: ReasonType[];
}
@ObjectType('FlagsResolved', { simpleResolvers: true })
export class FlagsResolvedType {
  @Field(() => [ID]) resolved!: string[];
  @Field(() => [FlagRefusedType]) refused!: FlagRefusedType[];
}
export const ResolveFlagsResult = resultUnion('ResolveFlagsResult', FlagsResolvedType);
