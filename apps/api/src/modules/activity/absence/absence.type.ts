import { Field, ID, InputType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';

@InputType('PutRightInput')
export class PutRightInput {
  @Field(() => ID) signUpId!: string;
  @Field(() => DateTimeScalar) cameAt!: Date;
  @Field(() => DateTimeScalar) leftAt!: Date;
  @Field(() => String) reason!: string;
}
