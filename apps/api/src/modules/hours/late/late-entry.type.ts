import { limits } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { resultUnion } from '../../../platform/graphql/shared-types.ts';

@ObjectType('MyLateEntry', {
  simpleResolvers: true,
  description: '补录: who entered it, when, and why it was not scanned.',
})
export class MyLateEntryType {
  @Field(() => ID) id!: string;
  @Field(() => String) reason!: string;
  @Field(() => String) enteredByName!: string;
  @Field(() => DateTimeScalar) enteredAt!: string;
}

@ObjectType('LateEntry', { simpleResolvers: true })
export class LateEntryType extends MyLateEntryType {
  @Field(() => ID, { nullable: true, description: 'The photo of the signed sheet, while it is kept.' })
  fileId!: string | null;
}

@InputType('LateLineInput')
export class LateLineInput {
  @Field(() => ID) volunteerId!: string;
  @Field(() => DateTimeScalar) startedAt!: Date;
  @Field(() => DateTimeScalar) endedAt!: Date;
}

@InputType('EnterLateInput')
export class EnterLateInput {
  @Field(() => ID, { description: 'Post and shift they served in; the shift is over.' }) openingId!: string;
  @Field(() => ID, { description: 'The photo of the signed sheet, just uploaded.' }) fileId!: string;
  @Field(() => String) reason!: string;
  @Field(() => [LateLineInput], { description: `At most ${limits.lateLines}; all are entered or none.` })
  lines!: LateLineInput[];
}

@ObjectType('LateEntered', { simpleResolvers: true })
export class LateEnteredType {
  @Field(() => Int, { description: 'How many lines now wait for the unit above.' }) count!: number;
}
export const EnterLateResult = resultUnion('EnterLateResult', LateEnteredType);
