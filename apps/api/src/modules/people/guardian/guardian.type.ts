import { GuardianState } from '@jinguo/schema';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { resultUnion } from '../../../platform/graphql/shared-types.ts';

registerEnumType(GuardianState, { name: 'GuardianState' });

@ObjectType('GuardianRequest', {
  simpleResolvers: true,
  description: 'What the link on the guardian’s phone opens: enough to know which child, nothing more.',
})
export class GuardianRequestType {
  @Field(() => String) childName!: string;
  @Field(() => Int) childAge!: number;
  @Field(() => Boolean, { description: 'Under 14 all data are sensitive: a consent of its own (PIPL §31).' })
  childData!: boolean;
  @Field(() => String) guardianName!: string;
  @Field(() => String) relation!: string;
  @Field(() => String) unitName!: string;
  @Field(() => GuardianState) state!: GuardianState;
  @Field(() => Boolean, {
    description: 'The child serves by a yes to an earlier version of the notice; a no ends that one too.',
  })
  renewal!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) askedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) validUntil!: string | null;
}

@ObjectType('GuardianLink', {
  simpleResolvers: true,
  description: 'The guardian’s own link, to be carried to her phone where no text messages leave.',
})
export class GuardianLinkType {
  @Field(() => String) url!: string;
  @Field(() => DateTimeScalar, { nullable: true }) validUntil!: Date | null;
}
export const GuardianLinkResult = resultUnion('GuardianLinkResult', GuardianLinkType);

@ObjectType('GuardianConsent', { simpleResolvers: true })
export class GuardianConsentType {
  @Field(() => GuardianState) state!: GuardianState;
  @Field(() => String) guardianName!: string;
  @Field(() => String) phoneMasked!: string;
  @Field(() => String) relation!: string;
  @Field(() => DateTimeScalar, { nullable: true }) askedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
  @Field(() => String, { nullable: true, description: 'The version of the notice she agreed to.' })
  noticeVersion!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when the link she was sent can be answered.' })
  validUntil!: string | null;
}
