import { PlanChangeKind, PlanEffect, SignUpState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, ReasonType, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';
import { ActivityBriefType } from '../lists/activity-brief.ts';

registerEnumType(PlanChangeKind, { name: 'PlanChangeKind' });
registerEnumType(PlanEffect, { name: 'PlanEffect' });

@ObjectType('TimeRange', { simpleResolvers: true })
export class TimeRangeType {
  @Field(() => DateTimeScalar) startsAt!: Date | string;
  @Field(() => DateTimeScalar) endsAt!: Date | string;
}

@ObjectType('PersonAffected', { simpleResolvers: true })
export class PersonAffectedType {
  @Field(() => ID) signUpId!: string;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => SignUpState) state!: SignUpState;
  @Field(() => ID) openingId!: string;
  @Field(() => String) postName!: string;
  @Field(() => TimeRangeType) was!: TimeRangeType;
  @Field(() => TimeRangeType, { nullable: true }) becomes!: TimeRangeType | null;
  @Field(() => TimeRangeType, {
    nullable: true,
    description: 'Another service of hers that the new time would overlap: she must be released, or the time changed.',
  })
  clash!: TimeRangeType | null;
  @Field(() => Boolean, { description: 'Loses the place by the rule: last come, first out.' }) loses!: boolean;
  @Field(() => [ReasonType], {
    description: 'What she does not meet on the new date; she must be released, or kept where that is allowed.',
  })
  unfit!: ReasonType[];
  @Field(() => Boolean, { description: 'What she lacks can be renewed before: the coordinator may keep her.' })
  mayKeep!: boolean;
}

@ObjectType('PlanPreview', {
  simpleResolvers: true,
  description: 'Who a change of plan would affect; nothing is changed.',
})
export class PlanPreviewType {
  @Field(() => Int) version!: number;
  @Field(() => Int) people!: number;
  @Field(() => Boolean, { description: 'Dangerous: somebody must look whether the policy covers the new date.' })
  asksInsurance!: boolean;
  @Field(() => [PersonAffectedType]) affected!: PersonAffectedType[];
  @Field(() => VerdictType) verdict!: VerdictType;
}

@ObjectType('ShiftChange', { simpleResolvers: true })
export class ShiftChangeType {
  @Field(() => String) label!: string;
  @Field(() => TimeRangeType) was!: TimeRangeType;
  @Field(() => TimeRangeType) becomes!: TimeRangeType;
}

@ObjectType('PlacesChange', { simpleResolvers: true })
export class PlacesChangeType {
  @Field(() => String) postName!: string;
  @Field(() => TimeRangeType) during!: TimeRangeType;
  @Field(() => Int) was!: number;
  @Field(() => Int) becomes!: number;
}

@ObjectType('PlanChange', {
  simpleResolvers: true,
  description: 'A change of plan on record, for those who run the activity.',
})
export class PlanChangeType {
  @Field(() => ID) id!: string;
  @Field(() => PlanChangeKind) kind!: PlanChangeKind;
  @Field(() => String) reason!: string;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => String, { nullable: true }) byName!: string | null;
  @Field(() => String, { nullable: true }) placeWas!: string | null;
  @Field(() => String, { nullable: true }) placeBecomes!: string | null;
  @Field(() => [ShiftChangeType]) shifts!: ShiftChangeType[];
  @Field(() => [PlacesChangeType]) openings!: PlacesChangeType[];
  @Field(() => ActivityBriefType) activity!: ActivityBriefType;
  /** How many it concerned. */
  @Field(() => Int) people!: number;
}
export const PlanChangeConnection = connectionTypes('PlanChange', PlanChangeType);

@InputType('PlanChangeFilter')
export class PlanChangeFilter {
  @Field(() => PlanChangeKind, { nullable: true }) kind?: PlanChangeKind | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) to?: Date | null;
}

@ObjectType('CardChange', { simpleResolvers: true, description: 'What changed, as volunteers see it.' })
export class CardChangeType {
  @Field(() => ID) id!: string;
  @Field(() => PlanChangeKind) kind!: PlanChangeKind;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => String) reason!: string;
  @Field(() => String, { nullable: true }) placeWas!: string | null;
  @Field(() => String, { nullable: true }) placeBecomes!: string | null;
  @Field(() => [ShiftChangeType]) shifts!: ShiftChangeType[];
}

@ObjectType('MyChange', {
  simpleResolvers: true,
  description: "What the organiser last changed about one's own sign-up.",
})
export class MyChangeType {
  @Field(() => ID) id!: string;
  @Field(() => PlanEffect) effect!: PlanEffect;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => String) reason!: string;
  @Field(() => TimeRangeType) was!: TimeRangeType;
  @Field(() => TimeRangeType, { nullable: true }) becomes!: TimeRangeType | null;
  @Field(() => String, { nullable: true }) placeWas!: string | null;
  @Field(() => String, { nullable: true }) placeBecomes!: string | null;
}
