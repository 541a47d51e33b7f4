import { ComplaintAbout, ComplaintFinding, ComplaintState, ComplaintStep, ObjectionNaming } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(ComplaintAbout, { name: 'ComplaintAbout' });
registerEnumType(ComplaintFinding, { name: 'ComplaintFinding' });
registerEnumType(ComplaintState, { name: 'ComplaintState' });
registerEnumType(ComplaintStep, { name: 'ComplaintStepKind' });

@ObjectType('ComplaintStep', { simpleResolvers: true })
export class ComplaintStepType {
  @Field(() => ID) id!: string;
  @Field(() => ComplaintStep) kind!: ComplaintStep;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String, { nullable: true, description: 'Null: the complainant, or the clock.' }) byName!: string | null;
  @Field(() => String) deskName!: string;
  @Field(() => Boolean, { description: 'Taken after the day it was due.' }) late!: boolean;
  @Field(() => ComplaintFinding, { nullable: true }) finding!: ComplaintFinding | null;
  @Field(() => String, { nullable: true }) words!: string | null;
  @Field(() => String, { nullable: true, description: 'What is done about it.' }) measure!: string | null;
}

@ObjectType('Complaint', { simpleResolvers: true })
export class ComplaintType {
  @Field(() => ID) id!: string;
  @Field(() => ComplaintState) state!: ComplaintState;
  @Field(() => ComplaintAbout) about!: ComplaintAbout;
  @Field(() => String, { nullable: true, description: 'Of whom, where she named somebody.' }) aboutName!: string | null;
  @Field(() => ObjectionNaming) naming!: ObjectionNaming;
  @Field(() => Boolean, { description: 'By a coordinator, for somebody without an account.' }) entered!: boolean;
  @Field(() => String, { nullable: true }) enteredByName!: string | null;
  @Field(() => String, { nullable: true, description: 'Null of a protected one.' }) complainantName!: string | null;
  @Field(() => [String]) facts!: string[];
  @Field(() => UnitBriefType, { description: 'The organisation it is about.' }) unit!: UnitBriefType;
  @Field(() => UnitBriefType, { description: 'Where it is handled.' }) desk!: UnitBriefType;
  @Field(() => Boolean) sealed!: boolean;
  @Field(() => String, { nullable: true, description: 'Null of a sealed service.' }) activityTitle!: string | null;
  @Field(() => DateTimeScalar) receivedAt!: string;
  @Field(() => LocalDateScalar, { description: 'The last day for the next step; answered, to ask for a review.' })
  dueOn!: string;
  @Field(() => Boolean, { description: 'Counted by Monday to Friday: the year has no list of holidays yet.' })
  dueProvisional!: boolean;
  @Field(() => Boolean) overdue!: boolean;
  @Field(() => ComplaintFinding, { nullable: true }) finding!: ComplaintFinding | null;
  @Field(() => String, { nullable: true }) evidenceUrl!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => [ComplaintStepType]) steps!: ComplaintStepType[];
  @Field(() => VerdictType) canAccept!: VerdictType;
  @Field(() => VerdictType) canAnswer!: VerdictType;
  @Field(() => VerdictType) canReview!: VerdictType;
  @Field(() => VerdictType) canReveal!: VerdictType;
  @Field(() => VerdictType) canAskReview!: VerdictType;
  @Field(() => VerdictType) canWithdraw!: VerdictType;
  @Field(() => VerdictType) canUrge!: VerdictType;
}
export const ComplaintConnection = connectionTypes('Complaint', ComplaintType, { totalCount: true });

@ObjectType('ComplaintTally', {
  simpleResolvers: true,
  description:
    'Complaints about one unit and all below it, that lie at desks of hers: where they stand and what was found.',
})
export class ComplaintTallyType {
  @Field(() => ID) unitId!: string;
  @Field(() => String) unitName!: string;
  @Field(() => Boolean, { description: 'The unit asked for itself, without those below.' }) own!: boolean;
  @Field(() => Boolean, { description: 'There are units below it.' }) below!: boolean;
  @Field(() => Int) total!: number;
  @Field(() => Int, { description: 'Not answered yet, or under review.' }) open!: number;
  @Field(() => Int, { description: 'Late within two working days.' }) near!: number;
  @Field(() => Int) late!: number;
  @Field(() => Int) upheld!: number;
  @Field(() => Int) partly!: number;
  @Field(() => Int) notUpheld!: number;
  @Field(() => Int, { description: 'Not accepted, and no review found otherwise.' }) declined!: number;
}

@InputType('ComplaintFilter')
export class ComplaintFilter {
  @Field(() => Boolean, { nullable: true, description: 'What waits for somebody, the oldest first.' })
  open?: boolean | null;
  @Field(() => Boolean, { nullable: true }) late?: boolean | null;
  @Field(() => ComplaintState, { nullable: true }) state?: ComplaintState | null;
  @Field(() => ComplaintFinding, { nullable: true }) finding?: ComplaintFinding | null;
  @Field(() => ComplaintAbout, { nullable: true }) about?: ComplaintAbout | null;
  @Field(() => ID, { nullable: true, description: 'About this unit or one below it.' }) unitId?: string | null;
}

@InputType('ComplaintInput')
export class ComplaintInput {
  @Field(() => ID, { nullable: true, description: 'The activity she took part in, or' }) activityId?: string | null;
  @Field(() => ID, { nullable: true, description: 'the organisation.' }) unitId?: string | null;
  @Field(() => ComplaintAbout) about!: ComplaintAbout;
  @Field(() => String, { nullable: true }) aboutName?: string | null;
  @Field(() => ObjectionNaming) naming!: ObjectionNaming;
  @Field(() => [String]) facts!: string[];
  @Field(() => ID, { nullable: true, description: 'A picture or PDF of one’s own; not under protection.' })
  fileId?: string | null;
}

@InputType('EnterComplaintInput')
export class EnterComplaintInput extends ComplaintInput {
  @Field(() => String, { description: 'Of the person who complains; sealed under protection.' })
  complainantName!: string;
}

@InputType('ComplaintAnswerInput')
export class ComplaintAnswerInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => ComplaintFinding) finding!: ComplaintFinding;
  @Field(() => String, { description: 'What was found; she who complained reads it.' }) words!: string;
  @Field(() => String, { nullable: true, description: 'What is done about it.' }) measure?: string | null;
}
