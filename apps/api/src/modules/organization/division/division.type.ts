import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';

@ObjectType('DivisionSuccessor', {
  simpleResolvers: true,
  description: 'The division that took the place of one that ended.',
})
export class DivisionSuccessorType {
  @Field(() => ID) code!: string;
  @Field(() => String) name!: string;
}

@ObjectType('Division', { simpleResolvers: true })
export class DivisionType {
  @Field(() => ID) code!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) level!: number;
  @Field(() => String, { nullable: true }) parentCode!: string | null;
  @Field(() => Boolean) statisticsOnly!: boolean;
  @Field(() => Boolean) provisional!: boolean;
  @Field(() => String) fullName!: string;
  @Field(() => LocalDateScalar, { nullable: true }) validFrom!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it no longer holds.' }) validTo!: string | null;
  @Field(() => DivisionSuccessorType, { nullable: true }) successor!: DivisionSuccessorType | null;
  @Field(() => Boolean) hasChildren!: boolean;
}
export const DivisionConnection = connectionTypes('Division', DivisionType, { totalCount: true });
