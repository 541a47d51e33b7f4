import { Field, InputType, ObjectType } from 'type-graphql';
import { resultUnion } from '../../../platform/graphql/shared-types.ts';

@ObjectType('FirstSecrets', { simpleResolvers: true, description: 'The authenticator of the first administrator.' })
export class FirstSecretsType {
  @Field(() => String) secret!: string;
  @Field(() => String) otpUri!: string;
}
export const FirstSecretsResult = resultUnion('FirstSecretsResult', FirstSecretsType);

@InputType('FirstAdministratorInput')
export class FirstAdministratorInput {
  @Field(() => String) token!: string;
  @Field(() => String) name!: string;
  @Field(() => String) phone!: string;
  @Field(() => String) password!: string;
  @Field(() => String, { description: 'Six digits of the authenticator.' }) code!: string;
}
