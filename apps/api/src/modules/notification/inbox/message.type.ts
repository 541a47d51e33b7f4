import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';

@ObjectType('Message', { simpleResolvers: true })
export class MessageType {
  @Field(() => ID) id!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) title!: string;
  @Field(() => String) body!: string;
  @Field(() => String, { nullable: true }) link!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) readAt!: string | null;
  @Field(() => DateTimeScalar) createdAt!: string;
}
export const MessageConnection = connectionTypes('Message', MessageType);
