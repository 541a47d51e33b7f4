import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('Division', { simpleResolvers: true })
export class DivisionType {
  @Field(() => ID) code!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) level!: number;
  @Field(() => String, { nullable: true }) parentCode!: string | null;
  @Field(() => Boolean) statisticsOnly!: boolean;
  @Field(() => Boolean) provisional!: boolean;
  @Field(() => String) fullName!: string;
}
