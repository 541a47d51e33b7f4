import { TextKind } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';

@ObjectType('JobStatus', {
  simpleResolvers: true,
  description: 'A kind of background job: its schedule, and how its runs ended in the last days.',
})
export class JobStatusType {
  @Field(() => ID) name!: string;
  @Field(() => String, {
    nullable: true,
    description: 'In Beijing time; null for jobs that run when something asks for them.',
  })
  cron!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) lastRunAt!: string | null;
  @Field(() => Boolean, { nullable: true, description: 'How the last run ended; null before the first.' })
  lastSucceeded!: boolean | null;
  @Field(() => Int) queued!: number;
  @Field(() => Int) running!: number;
  @Field(() => Int) failed!: number;
}

@ObjectType('OutboxStatus', { simpleResolvers: true, description: 'News on its way to those who hear it.' })
export class OutboxStatusType {
  @Field(() => Int) waiting!: number;
  @Field(() => Int, { description: 'Failed at least once, tried again later.' }) retrying!: number;
  @Field(() => Int, { description: 'Given up after many tries: somebody must look.' }) failed!: number;
  @Field(() => DateTimeScalar, { nullable: true }) oldestAt!: string | null;
}

@ObjectType('QueueStatus', {
  simpleResolvers: true,
  description: 'What waits for the worker besides jobs and news: texts, imports, exports.',
})
export class QueueStatusType {
  @Field(() => ID) name!: string;
  @Field(() => Int) waiting!: number;
  @Field(() => Int) failed!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when the oldest of what waits does.' }) oldestAt!:
    | string
    | null;
}

@ObjectType('CalendarStatus', {
  simpleResolvers: true,
  description: 'How far the holidays of the State Council’s notices are known; beyond it Monday to Friday count.',
})
export class CalendarStatusType {
  @Field(() => Int) knownTo!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'A year without data that begins within three months, or has begun.',
  })
  missingYear!: number | null;
}

@ObjectType('SystemStatus', { simpleResolvers: true })
export class SystemStatusType {
  @Field(() => [JobStatusType]) jobs!: JobStatusType[];
  @Field(() => OutboxStatusType) outbox!: OutboxStatusType;
  @Field(() => [QueueStatusType]) queues!: QueueStatusType[];
  @Field(() => CalendarStatusType) calendar!: CalendarStatusType;
  @Field(() => VerdictType) canManage!: VerdictType;
}

@ObjectType('FailedJob', { simpleResolvers: true })
export class FailedJobType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => DateTimeScalar) failedAt!: string;
  @Field(() => Int) attempts!: number;
  @Field(() => String, { nullable: true, description: 'The kind of the fault, never its text: that may name persons.' })
  reason!: string | null;
}

@ObjectType('FailedEvent', { simpleResolvers: true })
export class FailedEventType {
  @Field(() => ID) id!: string;
  @Field(() => String) type!: string;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => Int) attempts!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null when it was given up.' }) nextAttemptAt!:
    | string
    | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

registerEnumType(TextKind, { name: 'TextKind' });

@ObjectType('UnsentText', {
  simpleResolvers: true,
  description: 'A text message that waits or failed; never what it says.',
})
export class UnsentTextType {
  @Field(() => ID) id!: string;
  @Field(() => TextKind) kind!: TextKind;
  @Field(() => String) phoneMasked!: string;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => Int) attempts!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null when it was given up.' }) nextAttemptAt!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'The kind of the last fault.' }) reason!: string | null;
  @Field(() => Boolean) canRetry!: boolean;
}

export const UnsentTextConnection = connectionTypes('UnsentText', UnsentTextType);
export const FailedJobConnection = connectionTypes('FailedJob', FailedJobType);
export const FailedEventConnection = connectionTypes('FailedEvent', FailedEventType);

@ObjectType('Retried', { simpleResolvers: true })
export class RetriedType {
  @Field(() => Int) count!: number;
}
export const RetryResult = resultUnion('RetryResult', RetriedType);
