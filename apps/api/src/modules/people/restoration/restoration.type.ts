import { IdType, RestorationState } from '@jinguo/schema';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(RestorationState, { name: 'RestorationState' });

@ObjectType('Restoration', { simpleResolvers: true, description: 'A lost phone, restored in person by two people.' })
export class RestorationType {
  @Field(() => ID) id!: string;
  @Field(() => ID) accountId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) phoneMasked!: string;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => IdType) paper!: IdType;
  @Field(() => String) reason!: string;
  @Field(() => RestorationState) state!: RestorationState;
  @Field(() => String) openedBy!: string;
  @Field(() => DateTimeScalar) openedAt!: string;
  @Field(() => String, { nullable: true }) confirmedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) confirmedAt!: string | null;
  @Field(() => String, { nullable: true }) endReason!: string | null;
  @Field(() => VerdictType) canConfirm!: VerdictType;
  @Field(() => VerdictType) canCancel!: VerdictType;
}
export const RestorationConnection = connectionTypes('Restoration', RestorationType);

@ObjectType('RestorationLink', { simpleResolvers: true, description: 'For her alone, shown once.' })
export class RestorationLinkType {
  @Field(() => ID) id!: string;
  @Field(() => String) link!: string;
  @Field(() => DateTimeScalar) expiresAt!: Date;
}
export const RestorationLinkResult = resultUnion('RestorationLinkResult', RestorationLinkType);

@ObjectType('RestorationSecrets', { simpleResolvers: true })
export class RestorationSecretsType {
  @Field(() => String) phoneMasked!: string;
  @Field(() => String, { nullable: true }) secret!: string | null;
  @Field(() => String, { nullable: true }) otpUri!: string | null;
}
export const RestorationSecretsResult = resultUnion('RestorationSecretsResult', RestorationSecretsType);

@InputType('OpenRestorationInput')
export class OpenRestorationInput {
  @Field(() => ID, { nullable: true }) accountId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Instead: a volunteer, who has an account of her own.' })
  volunteerId?: string | null;
  @Field(() => IdType, { description: 'The paper that was seen.' }) paper!: IdType;
  @Field(() => String) reason!: string;
}
