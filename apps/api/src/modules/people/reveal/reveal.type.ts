import { RevealField, RevealPurpose } from '@jinguo/schema';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
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

@ObjectType('RevealLine', {
  simpleResolvers: true,
  description: 'Somebody saw a whole number, as those see it who answer for the log.',
})
export class RevealLineType extends RevealType {
  @Field(() => ID) readerId!: string;
  @Field(() => ID, { nullable: true }) volunteerId!: string | null;
  @Field(() => String, { description: 'Masked for those who may not see the person.' }) volunteerName!: string;
  @Field(() => String, { nullable: true, description: 'Where she lives, for those who may see it.' })
  unitName!: string | null;
}
export const RevealLineConnection = connectionTypes('RevealLine', RevealLineType);

@InputType('RevealFilter')
export class RevealFilter {
  @Field(() => ID, { nullable: true, description: 'The account that looked.' }) readerId?: string | null;
  @Field(() => RevealField, { nullable: true }) field?: RevealField | null;
  @Field(() => RevealPurpose, { nullable: true }) purpose?: RevealPurpose | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'At most a year before the end, unless of one account.' })
  from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) to?: Date | null;
}
