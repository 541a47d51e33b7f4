import { OutsideBatchState } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, ReasonType, resultUnion } from '../../../platform/graphql/shared-types.ts';

registerEnumType(OutsideBatchState, { name: 'OutsideBatchState' });

@ObjectType('OutsideProblem', {
  simpleResolvers: true,
  description: 'A row of an answer that could not be taken; row 0 is the whole file.',
})
export class OutsideProblemType {
  @Field(() => Int) row!: number;
  @Field(() => [ReasonType]) reasons!: ReasonType[];
}

@ObjectType('OutsideAnswer', {
  simpleResolvers: true,
  description: 'What came of the last file uploaded as the answer.',
})
export class OutsideAnswerType {
  @Field(() => Int) noted!: number;
  @Field(() => Int, { description: 'Rows without a number: not typed in yet.' }) skipped!: number;
  @Field(() => [OutsideProblemType]) problems!: OutsideProblemType[];
}

@ObjectType('OutsideBatch', {
  simpleResolvers: true,
  description: 'Records handed over to an outside system at one time.',
})
export class OutsideBatchType {
  @Field(() => ID) id!: string;
  @Field(() => Int) number!: number;
  @Field(() => OutsideBatchState) state!: OutsideBatchState;
  @Field(() => Int) records!: number;
  @Field(() => Int, { description: 'Of these, acknowledged or noted by now.' }) answered!: number;
  @Field(() => String) madeByName!: string;
  @Field(() => DateTimeScalar) madeAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) sentAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt!: string | null;
  @Field(() => Boolean, { description: 'Should have been acknowledged by now.' }) silent!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) answeredAt!: string | null;
  @Field(() => String, { nullable: true, description: 'To be typed from, and filled in as the answer.' })
  sheetUrl!: string | null;
  @Field(() => String, { nullable: true }) jsonUrl!: string | null;
  @Field(() => OutsideAnswerType, { nullable: true }) answer!: OutsideAnswerType | null;
  @Field(() => Int) version!: number;
}
export const OutsideBatchConnection = connectionTypes('OutsideBatch', OutsideBatchType);

@ObjectType('OutsideBatchSaved')
export class OutsideBatchSavedType {
  id!: string;
}
export const OutsideBatchResult = resultUnion('OutsideBatchResult', OutsideBatchSavedType);
