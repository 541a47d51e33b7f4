import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';

@ObjectType('HandoverGrant', { simpleResolvers: true })
export class HandoverGrantType {
  @Field(() => ID) id!: string;
  @Field(() => String) label!: string;
  @Field(() => String) unitName!: string;
  @Field(() => String) effect!: string;
}

@ObjectType('HandoverItems', { simpleResolvers: true, description: 'What waits with her, by kind.' })
export class HandoverItemsType {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Int) count!: number;
}

@ObjectType('HandoverPreview', { simpleResolvers: true, description: 'What would move, and every reason against it.' })
export class HandoverPreviewType {
  @Field(() => [HandoverGrantType]) grants!: HandoverGrantType[];
  @Field(() => [HandoverItemsType]) items!: HandoverItemsType[];
  @Field(() => VerdictType) verdict!: VerdictType;
}
export const HandoverPreviewResult = resultUnion('HandoverPreviewResult', HandoverPreviewType);

@ObjectType('HandedOver', { simpleResolvers: true })
export class HandedOverType {
  @Field(() => ID, { description: 'The successor’s account.' }) accountId!: string;
  @Field(() => Int) grants!: number;
}
export const HandoverResult = resultUnion('HandoverResult', HandedOverType);

@InputType('HandoverInput')
export class HandoverInput {
  @Field(() => ID) fromAccountId!: string;
  @Field(() => String, { description: 'The successor’s.' }) phone!: string;
  @Field(() => String, { description: 'The successor’s.' }) name!: string;
}
