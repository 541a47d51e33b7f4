import { RevealField, RevealPurpose } from '@jinguo/schema';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion } from '../../../platform/graphql/shared-types.ts';

registerEnumType(RevealField, { name: 'RevealField' });
registerEnumType(RevealPurpose, { name: 'RevealPurpose' });

@ObjectType('Revealed', { simpleResolvers: true, description: 'A whole number, shown once and kept nowhere.' })
export class RevealedType {
  @Field(() => String) value!: string;
}
export const RevealResult = resultUnion('RevealResult', RevealedType);

@ObjectType('Reveal', { simpleResolvers: true, description: 'Somebody saw a whole number of hers.' })
export class RevealType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => RevealField) field!: RevealField;
  @Field(() => RevealPurpose) purpose!: RevealPurpose;
  @Field(() => String) reason!: string;
  @Field(() => String) readerName!: string;
  @Field(() => String) readerUnitName!: string;
  @Field(() => String, { description: 'A role, or ACTION for a single right.' }) readerRole!: string;
}
export const RevealConnection = connectionTypes('Reveal', RevealType);
