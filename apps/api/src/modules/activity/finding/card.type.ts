import { ActivityState, OpeningFlow, RiskLevel, SignUpState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { CardChangeType, MyChangeType } from '../changing/changing.type.ts';
import { CardClosingType } from '../closing/closing.type.ts';
import type { SaidVisitType } from '../visit/visit.type.ts';

/** Her sign-ups still ahead or running, or those behind her. */
export const MySignUpTense = { UPCOMING: 'UPCOMING', PAST: 'PAST' } as const;
export type MySignUpTense = keyof typeof MySignUpTense;

registerEnumType(SignUpState, { name: 'SignUpState' });
registerEnumType(MySignUpTense, { name: 'MySignUpTense' });

@ObjectType('ActivityCard', {
  simpleResolvers: true,
  description: 'An activity as volunteers find it: published ones only.',
})
export class ActivityCardType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String) place!: string;
  @Field(() => String) placeName!: string;
  @Field(() => Boolean, { description: '入户服务: in a home, where no code hangs; its place is told to those who go.' })
  homeVisit!: boolean;
  @Field(() => String) unitName!: string;
  @Field(() => String) typeName!: string;
  @Field(() => Boolean) sealed!: boolean;
  @Field(() => DateTimeScalar) startsAt!: string;
  @Field(() => DateTimeScalar) endsAt!: string;
  @Field(() => Int) placesLeft!: number;
  @Field(() => Int, { description: '0 same village, 1 township, 2 county, 3 city, 4 elsewhere' }) nearness!: number;
  @Field(() => String) content!: string;
  @Field(() => String) requirements!: string;
  @Field(() => String) risks!: string;
  @Field(() => String) safeguards!: string;
  @Field(() => String) personInCharge!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Whom to call, on the page of one activity: for people signed in; of a sealed service for those it expects.',
  })
  contactPhone!: string | null;
  @Field(() => Boolean) insured!: boolean;
  @Field(() => Boolean) trainingRequired!: boolean;
  @Field(() => RiskLevel) risk!: RiskLevel;
  @Field(() => ActivityState) state!: ActivityState;
  @Field(() => CardClosingType, { nullable: true }) closing!: CardClosingType | null;
  @Field(() => [CardChangeType]) changes!: CardChangeType[];
  @Field(() => [OpeningCardType]) openings!: OpeningCardType[];
}

@ObjectType('OpeningCard', { simpleResolvers: true })
export class OpeningCardType {
  @Field(() => ID) id!: string;
  @Field(() => String) postName!: string;
  @Field(() => String) duties!: string;
  @Field(() => String, { nullable: true }) requiredQualification!: string | null;
  @Field(() => Int, { nullable: true }) minAge!: number | null;
  @Field(() => DateTimeScalar) startsAt!: string;
  @Field(() => DateTimeScalar) endsAt!: string;
  @Field(() => String) label!: string;
  @Field(() => Int) minimum!: number;
  @Field(() => Int) maximum!: number;
  @Field(() => Int) placesLeft!: number;
  @Field(() => OpeningFlow) flow!: OpeningFlow;
  @Field(() => VerdictType, { description: 'All reasons why the person signed in may or may not take it.' })
  mayTake!: VerdictType;
  @Field(() => MySignUpType, { nullable: true }) mySignUp!: MySignUpType | null;
}

@ObjectType('MySignUp', { simpleResolvers: true, description: "One's own sign-up." })
export class MySignUpType {
  @Field(() => ID) id!: string;
  @Field(() => SignUpState) state!: SignUpState;
  @Field(() => DateTimeScalar) startsAt!: string;
  @Field(() => DateTimeScalar) endsAt!: string;
  @Field(() => String) postName!: string;
  @Field(() => DateTimeScalar, { nullable: true }) checkedInAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) checkedOutAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Scanned without a network; waits to be confirmed.' })
  offlineInAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Scanned without a network; waits to be confirmed.' })
  offlineOutAt!: string | null;
  @Field(() => String, { nullable: true }) leavingReason!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => MyChangeType, { nullable: true }) change!: MyChangeType | null;
  @Field(() => VerdictType) canCancel!: VerdictType;
  @Field(() => VerdictType) canCheckIn!: VerdictType;
  @Field(() => VerdictType) canCheckOut!: VerdictType;
  /** Each present when it was read in the same statement; a card's own sign-up reads it only when asked. */
  visit?: SaidVisitType | null;
  activity?: ActivityCardType;
  activityId?: string;
}

export const ActivityCardConnection = connectionTypes('ActivityCard', ActivityCardType);
export const MySignUpConnection = connectionTypes('MySignUp', MySignUpType);

@ObjectType('MySignUpSaved')
export class MySignUpSavedType {
  id!: string;
}
export const MySignUpResult = resultUnion('MySignUpResult', MySignUpSavedType);

@InputType('FindActivitiesFilter')
export class FindActivitiesFilter {
  @Field(() => String, { nullable: true }) keyword?: string | null;
  @Field(() => ID, { nullable: true }) serviceTypeId?: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) from?: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) to?: string | null;
  @Field(() => String, { nullable: true }) villageCode?: string | null;
}
