import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

@ObjectType('Grant', { simpleResolvers: true })
export class GrantType {
  @Field(() => ID) id!: string;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => String) kind!: string;
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String) effect!: string;
  @Field(() => DateTimeScalar) validFrom!: string;
  @Field(() => DateTimeScalar, { nullable: true }) validTo!: string | null;
  @Field(() => String, { nullable: true }) grantedBy!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) revokedAt!: string | null;
  @Field(() => String, { nullable: true }) revokeReason!: string | null;
  @Field(() => VerdictType) canRevoke!: VerdictType;
}

@ObjectType('Account', { simpleResolvers: true })
export class AccountType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) phoneMasked!: string;
  @Field(() => String) state!: string;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => Boolean) hasSecondFactor!: boolean;
  @Field(() => [GrantType]) grants!: GrantType[];
}

export const AccountConnection = connectionTypes('Account', AccountType);

@ObjectType('Coordinator', { simpleResolvers: true })
export class CoordinatorType {
  @Field(() => ID) grantId!: string;
  @Field(() => ID) accountId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) phoneMasked!: string;
  @Field(() => DateTimeScalar) since!: string;
  @Field(() => DateTimeScalar, { nullable: true }) until!: string | null;
}

@ObjectType('Appointed', { simpleResolvers: true })
export class AppointedType {
  @Field(() => ID) grantId!: string;
  @Field(() => ID) accountId!: string;
  @Field(() => String, { nullable: true, description: 'Shown once, when an account was made for her.' }) firstPassword!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'otpauth:// URI for her authenticator, shown once.' }) otpUri!:
    | string
    | null;
}
export const AppointResult = resultUnion('AppointResult', AppointedType);

@InputType('AppointCoordinatorInput')
export class AppointCoordinatorInput {
  @Field(() => ID) teamId!: string;
  @Field(() => String, { description: 'An existing account or volunteer by phone.' }) phone!: string;
  @Field(() => String) name!: string;
  @Field(() => DateTimeScalar, { nullable: true }) validTo?: Date | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
}

@InputType('AppointStaffInput')
export class AppointStaffInput {
  @Field(() => ID, { description: 'The federation she works at.' }) unitId!: string;
  @Field(() => String, { description: 'STAFF or SECURITY_ADMIN.' }) role!: string;
  @Field(() => String) phone!: string;
  @Field(() => String) name!: string;
  @Field(() => DateTimeScalar, { nullable: true }) validTo?: Date | null;
  @Field(() => String) reason!: string;
}

@InputType('GrantInput')
export class GrantInput {
  @Field(() => ID) accountId!: string;
  @Field(() => ID) unitId!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) name!: string;
  @Field(() => String) effect!: string;
  @Field(() => DateTimeScalar, { nullable: true }) validTo?: Date | null;
  @Field(() => String) reason!: string;
}

@InputType('AccountFilter')
export class AccountFilter {
  @Field(() => String, { nullable: true }) keyword?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
}
