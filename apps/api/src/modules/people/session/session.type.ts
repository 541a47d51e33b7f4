import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { resultUnion } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';
import { EntrySteps } from './entry.ts';

export const AppNames = { admin: 'admin', volunteer: 'volunteer' } as const;
registerEnumType(AppNames, { name: 'AppName' });

@ObjectType('Duty', { simpleResolvers: true })
export class DutyType {
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => String, { nullable: true }) role!: string | null;
  @Field(() => String) roleName!: string;
  @Field(() => [String]) actions!: string[];
}

@ObjectType('Me', { simpleResolvers: true, description: 'The person signed in to this app.' })
export class MeType {
  @Field(() => ID) accountId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) phoneMasked!: string;
  @Field(() => AppNames) app!: 'admin' | 'volunteer';
  @Field(() => Boolean) secondFactor!: boolean;
  @Field(() => [DutyType], { description: 'What she may do and where: the menu and the guards read this.' })
  duties!: DutyType[];
}

@ObjectType('SignedIn', { simpleResolvers: true })
export class SignedInType {
  @Field(() => MeType) me!: MeType;
}

@ObjectType('SecondFactorNeeded', { simpleResolvers: true })
export class SecondFactorNeededType {
  @Field(() => DateTimeScalar) expiresAt!: Date;
  @Field(() => Boolean, { description: 'There is an authenticator.' }) authenticator!: boolean;
  @Field(() => Boolean, { description: 'A text message may serve: sendSecondFactorCode.' }) textMessage!: boolean;
}

@ObjectType('OwnSecretsNeeded', {
  simpleResolvers: true,
  description: 'She entered with what was shown to somebody else: before anything else she chooses secrets of her own.',
})
export class OwnSecretsNeededType {
  @Field(() => [EntrySteps]) needs!: ('SECOND_STEP' | 'PASSWORD' | 'SECOND_FACTOR')[];
}

@ObjectType('AccountChoice', { simpleResolvers: true })
export class AccountChoiceType {
  @Field(() => ID) accountId!: string;
  @Field(() => String) nameMasked!: string;
}

@ObjectType('ChooseAccount', { simpleResolvers: true })
export class ChooseAccountType {
  @Field(() => [AccountChoiceType]) candidates!: AccountChoiceType[];
  @Field(() => Boolean, { description: 'After a text message: her own PIN or password is asked for with her choice.' })
  secretNeeded!: boolean;
}

export const SignInResult = resultUnion(
  'SignInResult',
  SignedInType,
  SecondFactorNeededType,
  ChooseAccountType,
  OwnSecretsNeededType,
);

@InputType('SignInInput')
export class SignInInput {
  @Field(() => String) phone!: string;
  @Field(() => String) password!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Chosen after CHOOSE: the account among those that share the number.',
  })
  accountId?: string | null;
}

@InputType('SignInByCodeInput')
export class SignInByCodeInput {
  @Field(() => String) phone!: string;
  @Field(() => String, { description: 'Six digits of the text message.' }) code!: string;
  @Field(() => ID, { nullable: true, description: 'Chosen among those who share the number.' }) accountId?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Where the number is shared: her own PIN or password.' })
  secret?: string | null;
}
