import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';

@ObjectType('MessageText', { simpleResolvers: true })
export class MessageTextType {
  @Field(() => String) title!: string;
  @Field(() => String) body!: string;
}

@ObjectType('Message', { simpleResolvers: true })
export class MessageType {
  @Field(() => ID) id!: string;
  @Field(() => String) kind!: string;
  @Field(() => String, { description: 'In Chinese.' }) title!: string;
  @Field(() => String, { description: 'In Chinese.' }) body!: string;
  @Field(() => MessageTextType, { nullable: true, description: 'The same in English; null for old messages.' })
  english!: MessageTextType | null;
  @Field(() => String, { nullable: true }) link!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) readAt!: string | null;
  @Field(() => DateTimeScalar) createdAt!: string;
}
export const MessageConnection = connectionTypes('Message', MessageType);
