import { FlagCode, RecordClock, RecordSource, RecordStanding, RecordState, ReturnCode } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, ReasonType, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';
import { VolunteerBriefType } from '../../people/index.ts';
import { CorrectionType } from '../correction/correction.type.ts';
import { RecordFlagType } from '../flag/flag.type.ts';
import { LateEntryType } from '../late/late-entry.type.ts';
import { CountingRuleType } from '../policy/hours-policy.type.ts';
import { RecordVisitType } from '../visit/visit.type.ts';

registerEnumType(RecordState, { name: 'RecordState' });
registerEnumType(ReturnCode, { name: 'ReturnCode' });
registerEnumType(RecordClock, { name: 'RecordClock' });
registerEnumType(RecordStanding, { name: 'RecordStanding' });
registerEnumType(RecordSource, { name: 'RecordSource' });

@ObjectType('ServiceRecord', { simpleResolvers: true })
export class ServiceRecordType {
  @Field(() => ID) id!: string;
  @Field(() => RecordState) state!: RecordState;
  @Field(() => RecordSource) source!: RecordSource;
  @Field(() => String) activityName!: string;
  @Field(() => LocalDateScalar) serviceDate!: string;
  @Field(() => String) place!: string;
  @Field(() => String) content!: string;
  @Field(() => String) organiser!: string;
  @Field(() => String) personInCharge!: string;
  @Field(() => Int) minutes!: number;
  @Field(() => CountingRuleType, { description: 'What it was counted under.' }) rule!: CountingRuleType;
  @Field(() => DateTimeScalar) startedAt!: string;
  @Field(() => DateTimeScalar) endedAt!: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Her scan at the place; minutes count from the start of the shift at the earliest.',
  })
  cameAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Her scan on leaving, or what was stated then.' })
  leftAt!: string | null;
  @Field(() => String, { nullable: true }) returnReason!: string | null;
  @Field(() => Boolean, { description: 'Whether it reads 专业服务 wherever somebody may look over a shoulder.' })
  sealed!: boolean;
  @Field(() => ReturnCode, { nullable: true, description: 'Why it went back by itself.' })
  returnCode!: ReturnCode | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the coordinator wrote when she completed a returned record.',
  })
  note!: string | null;
  @Field(() => LateEntryType, { nullable: true, description: '补录: from which paper, by whom.' })
  lateEntry!: LateEntryType | null;
  @Field(() => RecordVisitType, { nullable: true, description: '入户服务: who confirmed it, or by which slip.' })
  visit!: RecordVisitType | null;
  @Field(() => [FlagCode], {
    description: 'What looks wrong and waits to be looked into; it keeps her hours from being approved.',
  })
  openFlags!: FlagCode[];
  @Field(() => [RecordFlagType], { description: 'Everything that ever looked wrong, open ones first.' })
  flags!: RecordFlagType[];
  @Field(() => DateTimeScalar, { nullable: true }) approvedAt!: string | null;
  @Field(() => LocalDateScalar, { description: 'The last day to complete it: 10 working days after the activity.' })
  dueOn!: string;
  @Field(() => LocalDateScalar, { description: 'The last day to hand it in: 7 working days.' }) submitBy!: string;
  @Field(() => Boolean, { description: 'Counted by Monday to Friday: the year has no list of holidays yet.' })
  dueProvisional!: boolean;
  @Field(() => RecordClock, { nullable: true, description: 'Null once approved.' }) clock!: RecordClock | null;
  @Field(() => RecordStanding, { description: 'How far it has come: waiting, on notice, objected to, final.' })
  standing!: RecordStanding;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it counts for stars and certificates.' })
  finalAt!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of its notice, while it is not final.' })
  noticeUntil!: string | null;
  @Field(() => Boolean, { description: 'Counted by Monday to Friday: the year has no list of holidays yet.' })
  noticeProvisional!: boolean;
  @Field(() => ID, { nullable: true, description: 'By this one objects to it.' }) noticeItemId!: string | null;
  @Field(() => String, { nullable: true }) approvedByName!: string | null;
  @Field(() => String) proposedByName!: string;
  @Field(() => Int) version!: number;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => ID) activityId!: string;
  @Field(() => UnitBriefType, { description: 'Whose queue it waits in, and since when.' }) holder!: UnitBriefType;
  @Field(() => DateTimeScalar) heldSince!: string;
  @Field(() => VerdictType) canApprove!: VerdictType;
  @Field(() => VerdictType) canReturn!: VerdictType;
  @Field(() => VerdictType) canCorrect!: VerdictType;
  @Field(() => [CorrectionType]) corrections!: CorrectionType[];
  @Field(() => VerdictType) canResubmit!: VerdictType;
}

export const ServiceRecordConnection = connectionTypes('ServiceRecord', ServiceRecordType, { totalCount: true });

@InputType('RecordFilter')
export class RecordFilter {
  @Field(() => RecordState, { nullable: true }) state?: RecordState | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => String, { nullable: true }) keyword?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only lines that wait in a queue of mine and that I may approve.',
  })
  mine?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only lines with a correction that waits; with `mine`, that waits in a queue of mine and for me.',
  })
  correcting?: boolean | null;
  @Field(() => RecordClock, { nullable: true, description: 'Of what is not approved: late, about to be, or in time.' })
  clock?: RecordClock | null;
}

@ObjectType('RecordRefused', { simpleResolvers: true })
export class RecordRefusedType {
  @Field(() => ID) id!: string;
  @Field(() => [ReasonType]) reasons!: ReasonType[];
}

@ObjectType('RecordsApproved', { simpleResolvers: true })
export class RecordsApprovedType {
  @Field(() => [ID]) approved!: string[];
  @Field(() => [RecordRefusedType]) refused!: RecordRefusedType[];
}
export const ApproveResult = resultUnion('ApproveResult', RecordsApprovedType);

@ObjectType('RecordSaved')
export class RecordSavedType {
  id!: string;
}
export const RecordResult = resultUnion('RecordResult', RecordSavedType);
