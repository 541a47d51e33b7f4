import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../platform/graphql/shared-types.ts';
import { GradeMinutesType } from '../hours/index.ts';

@ObjectType('IntegrityComplaints', {
  simpleResolvers: true,
  description: 'Complaints of the last year about an organisation, of five persons or more.',
})
export class IntegrityComplaintsType {
  @Field(() => Int) received!: number;
  @Field(() => Int, { description: 'Not to take one on, with reasons, is an answer.' }) answered!: number;
  @Field(() => Int, { description: 'Of those answered, each answer by its day.' }) inTime!: number;
  @Field(() => DateTimeScalar) countedAt!: string;
}

@ObjectType('IntegrityApproverFlags', {
  simpleResolvers: true,
  description: 'Days on which approvers of an organisation approved too fast, of five persons or more.',
})
export class IntegrityApproverFlagsType {
  @Field(() => Int) raised!: number;
  @Field(() => Int) resolved!: number;
  @Field(() => DateTimeScalar) countedAt!: string;
}

@ObjectType('IntegrityLine', {
  simpleResolvers: true,
  description: 'How an organisation’s hours of the last year came to be; for anybody, without persons.',
})
export class IntegrityLineType {
  @Field(() => ID) id!: string;
  @Field(() => String) unitName!: string;
  @Field(() => Int) people!: number;
  @Field(() => Int) records!: number;
  @Field(() => Int) minutes!: number;
  @Field(() => [GradeMinutesType], { description: 'Adds up to minutes.' }) grades!: GradeMinutesType[];
  @Field(() => Int, { description: 'Records entered late.' }) lateRecords!: number;
  @Field(() => Int) flagsRaised!: number;
  @Field(() => Int) flagsResolved!: number;
  @Field(() => Int, { description: 'Median days from the service to the ledger.' }) medianDays!: number;
  @Field(() => IntegrityComplaintsType, { nullable: true, description: 'Null where fewer persons complained.' })
  complaints!: IntegrityComplaintsType | null;
  @Field(() => IntegrityApproverFlagsType, { nullable: true, description: 'Null where fewer approvers were flagged.' })
  approverFlags!: IntegrityApproverFlagsType | null;
  @Field(() => DateTimeScalar) countedAt!: string;
}
export const IntegrityLineConnection = connectionTypes('IntegrityLine', IntegrityLineType);

@ObjectType('PublicRoot', {
  simpleResolvers: true,
  description: 'The ledger’s latest signed root, for anybody to keep.',
})
export class PublicRootType {
  @Field(() => Int) number!: number;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String) tree!: string;
  @Field(() => String) statement!: string;
  @Field(() => String) signature!: string;
  @Field(() => String) publicKey!: string;
}
