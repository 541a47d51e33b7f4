import { CorrectionState } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(CorrectionState, { name: 'CorrectionState' });

@ObjectType('MyCorrection', {
  simpleResolvers: true,
  description: '更正 as the volunteer reads it: what her record said, what it says now, and why.',
})
export class MyCorrectionType {
  @Field(() => ID) id!: string;
  @Field(() => CorrectionState) state!: CorrectionState;
  @Field(() => String) reason!: string;
  @Field(() => Int) beforeMinutes!: number;
  @Field(() => Int) minutes!: number;
  @Field(() => DateTimeScalar) beforeStartedAt!: string;
  @Field(() => DateTimeScalar) beforeEndedAt!: string;
  @Field(() => DateTimeScalar) startedAt!: string;
  @Field(() => DateTimeScalar) endedAt!: string;
  @Field(() => DateTimeScalar) proposedAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
}

@ObjectType('Correction', { simpleResolvers: true, description: '更正 of an approved record, newest first.' })
export class CorrectionType extends MyCorrectionType {
  @Field(() => String) proposedByName!: string;
  @Field(() => String, { nullable: true }) decidedByName!: string | null;
  @Field(() => String, { nullable: true }) decisionNote!: string | null;
  @Field(() => UnitBriefType, { description: 'Whose queue it waits in, and since when.' }) holder!: UnitBriefType;
  @Field(() => DateTimeScalar) heldSince!: string;
  @Field(() => Int) version!: number;
  @Field(() => VerdictType) canDecide!: VerdictType;
}
