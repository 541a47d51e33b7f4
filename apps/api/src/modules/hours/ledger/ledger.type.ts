import { RecordSource } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';

@ObjectType('LedgerEntry', {
  simpleResolvers: true,
  description: 'One line of the ledger: never changed, never removed; what was wrong is reversed by another.',
})
export class LedgerEntryType {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'The ledger account; after a merge a person has several.' }) accountId!: string;
  @Field(() => Int) sequence!: number;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => Int, { description: 'Signed.' }) minutes!: number;
  @Field(() => Int, { description: 'What the account holds after all its lines.' }) balance!: number;
  @Field(() => RecordSource) source!: RecordSource;
  @Field(() => String) policyVersion!: string;
  @Field(() => String) approverName!: string;
  @Field(() => Int, { nullable: true, description: 'The line of the same account that this one takes back.' })
  reversesSequence!: number | null;
  @Field(() => ID) recordId!: string;
  @Field(() => String) activityName!: string;
  @Field(() => LocalDateScalar) serviceDate!: string;
  @Field(() => String) unitName!: string;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
}
export const LedgerConnection = connectionTypes('Ledger', LedgerEntryType);

@InputType('LedgerFilter')
export class LedgerFilter {
  @Field(() => String, { nullable: true, description: 'Person or activity.' }) keyword?: string | null;
  @Field(() => ID, { nullable: true }) accountId?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => RecordSource, { nullable: true }) source?: RecordSource | null;
  @Field(() => Boolean, { nullable: true, description: 'Only reversals.' }) reversals?: boolean | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'At most a year before the end, unless of one account.' })
  from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) to?: Date | null;
}
