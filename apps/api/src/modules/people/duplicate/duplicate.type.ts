import { Likeness } from '@jinguo/schema';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';
import { RegistrationType } from '../identity/identity.type.ts';

registerEnumType(Likeness, { name: 'Likeness' });

@ObjectType('LikelyDuplicate', {
  simpleResolvers: true,
  description: 'Two registrations that may be one person, for whoever might merge both.',
})
export class LikelyDuplicateType {
  @Field(() => ID) id!: string;
  @Field(() => [Likeness]) reasons!: Likeness[];
  @Field(() => DateTimeScalar) foundAt!: string;
  @Field(() => RegistrationType) one!: RegistrationType;
  @Field(() => RegistrationType) other!: RegistrationType;
}
export const LikelyDuplicateConnection = connectionTypes('LikelyDuplicate', LikelyDuplicateType);
