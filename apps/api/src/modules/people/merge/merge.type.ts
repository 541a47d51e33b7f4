import { MergeState } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, ReasonType, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { RegistrationType } from '../identity/identity.type.ts';

registerEnumType(MergeState, { name: 'MergeState' });

@ObjectType('MergeFigures', { simpleResolvers: true })
export class MergeFiguresType {
  @Field(() => Int) signUps!: number;
  @Field(() => Int) records!: number;
  @Field(() => Int) minutes!: number;
}

@ObjectType('MergeOverlap', { simpleResolvers: true })
export class MergeOverlapType {
  @Field(() => DateTimeScalar) startsAt!: string;
  @Field(() => DateTimeScalar) endsAt!: string;
  @Field(() => String) kept!: string;
  @Field(() => String) absorbed!: string;
}

@ObjectType('MergePreview', {
  simpleResolvers: true,
  description: 'What a merge would do; it cannot be undone, so it is seen first.',
})
export class MergePreviewType {
  @Field(() => RegistrationType) kept!: RegistrationType;
  @Field(() => RegistrationType) absorbed!: RegistrationType;
  @Field(() => MergeFiguresType) keptHas!: MergeFiguresType;
  @Field(() => MergeFiguresType) absorbedHas!: MergeFiguresType;
  @Field(() => Int, { description: 'The sum of both.' }) totalMinutes!: number;
  @Field(() => [MergeOverlapType]) overlaps!: MergeOverlapType[];
  @Field(() => [ReasonType], { description: 'What stands against it; empty when nothing does.' })
  reasons!: ReasonType[];
}

@ObjectType('MergeCase', { simpleResolvers: true })
export class MergeCaseType {
  @Field(() => ID) id!: string;
  @Field(() => MergeState) state!: MergeState;
  @Field(() => String) reason!: string;
  @Field(() => RegistrationType) kept!: RegistrationType;
  @Field(() => RegistrationType) absorbed!: RegistrationType;
  @Field(() => String) proposedByName!: string;
  @Field(() => DateTimeScalar) proposedAt!: string;
  @Field(() => String, { nullable: true }) decidedByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
  @Field(() => String, { nullable: true }) declineReason!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => VerdictType) canDecide!: VerdictType;
}
export const MergeCaseConnection = connectionTypes('MergeCase', MergeCaseType);
