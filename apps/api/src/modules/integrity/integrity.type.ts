import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../platform/graphql/shared-types.ts';
import { GradeMinutesType } from '../hours/index.ts';

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
