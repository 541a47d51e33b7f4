import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('DeadlineLine', {
  simpleResolvers: true,
  description: 'Records not approved yet, of one unit and all below it, by the law’s clock (10 working days).',
})
export class DeadlineLineType {
  @Field(() => ID) unitId!: string;
  @Field(() => String) unitName!: string;
  @Field(() => Boolean, { description: 'The unit asked for itself, without those below.' }) own!: boolean;
  @Field(() => Boolean, { description: 'There are units below it.' }) below!: boolean;
  @Field(() => Int) waiting!: number;
  @Field(() => Int, { description: 'Late within two working days.' }) near!: number;
  @Field(() => Int) late!: number;
  @Field(() => Int, { description: 'With a deadline in a year without a list of holidays.' }) provisional!: number;
}
