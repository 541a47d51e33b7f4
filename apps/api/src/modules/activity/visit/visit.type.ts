import { VisitConfirmation } from '@jinguo/schema';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';

registerEnumType(VisitConfirmation, { name: 'VisitConfirmation' });

@ObjectType('VisitCompanion', {
  simpleResolvers: true,
  description: '同行人: somebody of the same shift who has come, by her masked name.',
})
export class VisitCompanionType {
  @Field(() => ID) signUpId!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean, { description: 'At the same time as the reader: she can confirm it.' }) wasThere!: boolean;
}

@ObjectType('VisitToConfirm', { simpleResolvers: true, description: "A companion's visit that awaits a word." })
export class VisitToConfirmType {
  @Field(() => ID) signUpId!: string;
  @Field(() => String) name!: string;
  @Field(() => DateTimeScalar) cameAt!: string;
  @Field(() => DateTimeScalar) leftAt!: string;
  @Field(() => Boolean) stated!: boolean;
  @Field(() => Boolean) asksMe!: boolean;
  @Field(() => VerdictType) canConfirm!: VerdictType;
}

@ObjectType('SaidVisit', {
  simpleResolvers: true,
  description: '入户服务: what a volunteer said of her coming and leaving where no code hangs.',
})
export class SaidVisitType {
  @Field(() => DateTimeScalar) cameAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) leftAt!: string | null;
  @Field(() => Boolean, { description: 'Stated after the shift, not on the spot.' }) stated!: boolean;
  @Field(() => VisitConfirmation, { nullable: true }) confirmation!: VisitConfirmation | null;
}

@ObjectType('HomeVisit', { simpleResolvers: true, description: "One's own home visit, of one's own sign-up." })
export class HomeVisitType {
  @Field(() => ID) signUpId!: string;
  @Field(() => DateTimeScalar, { nullable: true }) cameAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) leftAt!: string | null;
  @Field(() => Boolean, { description: 'A time was stated after the shift, not on the spot.' }) stated!: boolean;
  @Field(() => Boolean, { description: 'Her coming, too; one said on the spot stays.' }) cameStated!: boolean;
  @Field(() => VisitConfirmation, { nullable: true }) confirmation!: VisitConfirmation | null;
  @Field(() => DateTimeScalar, { nullable: true }) confirmedAt!: string | null;
  @Field(() => String, { nullable: true }) companionName!: string | null;
  @Field(() => String, { nullable: true }) askedName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) askedAt!: string | null;
  @Field(() => LocalDateScalar, { description: 'Until when it can be confirmed; then the coordinator states it.' })
  openUntil!: string;
  @Field(() => VerdictType) canCome!: VerdictType;
  @Field(() => VerdictType) canLeave!: VerdictType;
  @Field(() => VerdictType) canState!: VerdictType;
  @Field(() => VerdictType) canAsk!: VerdictType;
  @Field(() => VerdictType) canHandIn!: VerdictType;
  @Field(() => [VisitCompanionType], { description: 'At most 30.' }) companions!: VisitCompanionType[];
  @Field(() => [VisitToConfirmType], { description: 'At most 30; whoever asks the reader first.' })
  toConfirm!: VisitToConfirmType[];
}

@ObjectType('HomeVisitSaved')
export class HomeVisitSavedType {
  signUpId!: string;
}
export const HomeVisitResult = resultUnion('HomeVisitResult', HomeVisitSavedType);

@InputType('StateVisitInput')
export class StateVisitInput {
  @Field(() => ID) signUpId!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'None where she said on the spot that she came.' })
  cameAt?: Date | null;
  @Field(() => DateTimeScalar) leftAt!: Date;
}
