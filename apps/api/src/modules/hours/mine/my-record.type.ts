import { RecordClock, RecordSource, RecordStanding, RecordState, ReturnCode } from '@jinguo/schema';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { MyCorrectionType } from '../correction/correction.type.ts';
import { MyRecordFlagType } from '../flag/flag.type.ts';
import { MyLateEntryType } from '../late/late-entry.type.ts';
import { GradeMinutesType } from '../ledger/grades.ts';
import { CountingRuleType } from '../policy/hours-policy.type.ts';
import { MyRecordVisitType } from '../visit/visit.type.ts';

/** A volunteer's own record. A sealed service reads 专业服务, without type or place: somebody may look over her shoulder. */
@ObjectType('MyRecord', { simpleResolvers: true })
export class MyRecordType {
  @Field(() => ID) id!: string;
  @Field(() => RecordState) state!: RecordState;
  @Field(() => RecordSource) source!: RecordSource;
  @Field(() => ID) activityId!: string;
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
  @Field(() => DateTimeScalar, { nullable: true }) cameAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) leftAt!: string | null;
  @Field(() => String, { nullable: true }) returnReason!: string | null;
  @Field(() => ReturnCode, { nullable: true }) returnCode!: ReturnCode | null;
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
  @Field(() => VerdictType, { description: '催一下: whether she may ask the holder today.' }) canUrge!: VerdictType;
  @Field(() => String) holderName!: string;
  @Field(() => DateTimeScalar) heldSince!: string;
  @Field(() => Boolean) sealed!: boolean;
  @Field(() => MyLateEntryType, { nullable: true, description: '补录: who entered it and why.' })
  lateEntry!: MyLateEntryType | null;
  @Field(() => MyRecordVisitType, { nullable: true, description: '入户服务: how it was confirmed.' })
  visit!: MyRecordVisitType | null;
  @Field(() => [MyRecordFlagType], { description: '核查中: what is being looked into now, and why.' })
  flags!: MyRecordFlagType[];
  @Field(() => [MyCorrectionType], { description: 'What was corrected or is about to be, newest first.' })
  corrections!: MyCorrectionType[];
}
export const MyRecordConnection = connectionTypes('MyRecord', MyRecordType);

@ObjectType('MonthMinutes', { simpleResolvers: true })
export class MonthMinutesType {
  @Field(() => Int) month!: number;
  @Field(() => Int) minutes!: number;
}

@ObjectType('MyHours', { description: 'A volunteer’s own totals; approved minutes only count.' })
export class MyHoursType {
  @Field(() => Int) approvedMinutes!: number;
  @Field(() => Int, { description: 'How much of the approved is on notice or objected to and not final yet.' })
  noticeMinutes!: number;
  @Field(() => Int) waitingMinutes!: number;
  @Field(() => Int) returnedCount!: number;
  @Field(() => Int) approvedCount!: number;
  @Field(() => [Int]) years!: number[];
  @Field(() => [GradeMinutesType], { description: 'How they are known; adds up to approvedMinutes.' })
  grades!: GradeMinutesType[];
}
