import { Availability, ConsentPurpose, Gender, IdType, VolunteerState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';
import { ServiceTypeType } from '../../service-type/index.ts';
import { ConsentType } from '../consent/consent.type.ts';
import { GuardianConsentType } from '../guardian/guardian.type.ts';
import { MembershipType } from '../membership/membership.type.ts';
import { QualificationType } from '../qualification/qualification.type.ts';

registerEnumType(Gender, { name: 'Gender' });
registerEnumType(IdType, { name: 'IdType' });
registerEnumType(VolunteerState, { name: 'VolunteerState' });
registerEnumType(Availability, { name: 'Availability' });

@ObjectType('Volunteer', { simpleResolvers: true })
export class VolunteerType {
  @Field(() => ID) id!: string;
  @Field(() => String) number!: string;
  @Field(() => String) name!: string;
  @Field(() => Gender) gender!: Gender;
  @Field(() => Int, { nullable: true }) age!: number | null;
  @Field(() => VolunteerState) state!: VolunteerState;
  @Field(() => String) source!: string;
  @Field(() => String, { nullable: true }) phoneMasked!: string | null;
  @Field(() => IdType) idType!: IdType;
  @Field(() => String, { nullable: true, description: 'First 6 and last 4, for those who may see the person.' })
  idNumberMasked!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'For herself: with the digits staff see it would be the whole ID number.',
  })
  birthDate!: string | null;
  @Field(() => UnitBriefType, { nullable: true }) unit!: UnitBriefType | null;
  @Field(() => String, { nullable: true }) placeName!: string | null;
  @Field(() => String, { nullable: true }) villageCode!: string | null;
  @Field(() => String, { nullable: true }) skills!: string | null;
  @Field(() => [ServiceTypeType]) serviceTypes!: ServiceTypeType[];
  @Field(() => [Availability]) availability!: Availability[];
  @Field(() => Boolean, {
    description: 'Whether she can act for herself in the app; without, staff write down what she asks on paper.',
  })
  hasAccount!: boolean;
  @Field(() => DateTimeScalar) registeredAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) confirmedAt!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => [MembershipType]) memberships!: MembershipType[];
  @Field(() => [ConsentType]) consents!: ConsentType[];
  @Field(() => [QualificationType]) qualifications!: QualificationType[];
  @Field(() => Boolean, { nullable: true }) guardianConsented!: boolean | null;
  @Field(() => GuardianConsentType, { nullable: true, description: 'The guardian last asked, masked.' })
  guardian!: GuardianConsentType | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why suspended or deregistered: for her and those who decide it.',
  })
  stateReason!: string | null;
  @Field(() => [String], { description: 'Fields a rule keeps from the reader here; they are null.' }) hidden!: string[];
}

export const VolunteerConnection = connectionTypes('Volunteer', VolunteerType, { totalCount: true });

@InputType('VolunteerFilter')
export class VolunteerFilter {
  @Field(() => String, { nullable: true }) keyword?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
  @Field(() => VolunteerState, { nullable: true }) state?: VolunteerState | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only who may be signed up by me: active, of my units or an accepted member of my teams.',
  })
  accepted?: boolean | null;
}

@InputType('GuardianInput')
export class GuardianInput {
  @Field(() => String) name!: string;
  @Field(() => String) phone!: string;
  @Field(() => String) relation!: string;
}

@InputType()
class PersonInput {
  @Field(() => String) name!: string;
  @Field(() => Gender) gender!: Gender;
  @Field(() => LocalDateScalar) birthDate!: string;
  @Field(() => IdType) idType!: IdType;
  @Field(() => String) idNumber!: string;
  @Field(() => String) phone!: string;
  @Field(() => String) villageCode!: string;
  @Field(() => String, { nullable: true }) skills?: string | null;
  @Field(() => [ID]) serviceTypeIds!: string[];
  @Field(() => [Availability]) availability!: Availability[];
  @Field(() => GuardianInput, { nullable: true }) guardian?: GuardianInput | null;
}

@InputType('RegisterInput')
export class RegisterInput extends PersonInput {
  @Field(() => String) password!: string;
  @Field(() => String) noticeVersion!: string;
  @Field(() => [ConsentPurpose]) consents!: ConsentPurpose[];
  @Field(() => String, { nullable: true }) joinCode?: string | null;
}

@InputType('RegisterForInput')
export class RegisterForInput extends PersonInput {
  @Field(() => ID, { nullable: true }) teamId?: string | null;
}

@InputType('ConfirmRegistrationInput')
export class ConfirmRegistrationInput {
  @Field(() => String) idNumber!: string;
  @Field(() => String) confirmationCode!: string;
  @Field(() => String) password!: string;
  @Field(() => String) noticeVersion!: string;
  @Field(() => [ConsentPurpose]) consents!: ConsentPurpose[];
}

@ObjectType('RegisteredFor', { simpleResolvers: true })
export class RegisteredForType {
  volunteerId!: string;
  @Field(() => String, { description: 'Tell it to her in person; it works once, with her ID number.' })
  confirmationCode!: string;
  @Field(() => DateTimeScalar) validUntil!: Date;
}
export const RegisterForResult = resultUnion('RegisterForResult', RegisteredForType);
