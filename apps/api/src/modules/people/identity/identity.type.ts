import { DisputeDecision, DisputeState, Gender, IdType, VolunteerState, WrongRecord } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(DisputeState, { name: 'DisputeState' });
registerEnumType(DisputeDecision, { name: 'DisputeDecision' });
registerEnumType(WrongRecord, { name: 'WrongRecord' });

@ObjectType('Registration', {
  simpleResolvers: true,
  description: 'A registration as those see it who compare two: papers masked, where it came from, what is on it.',
})
export class RegistrationType {
  @Field(() => ID) id!: string;
  @Field(() => String) number!: string;
  @Field(() => String) name!: string;
  @Field(() => Gender) gender!: Gender;
  @Field(() => Int, { nullable: true }) age!: number | null;
  @Field(() => VolunteerState) state!: VolunteerState;
  @Field(() => String, { nullable: true }) phoneMasked!: string | null;
  @Field(() => IdType) idType!: IdType;
  @Field(() => String, { nullable: true }) idNumberMasked!: string | null;
  @Field(() => String, { nullable: true }) unitName!: string | null;
  @Field(() => [String], { description: 'Fields a rule keeps from the reader here; they are null.' }) hidden!: string[];
  @Field(() => String) source!: string;
  @Field(() => DateTimeScalar) registeredAt!: string;
  @Field(() => String, { nullable: true, description: 'Who wrote it down, when it was not she.' })
  registeredByName!: string | null;
  @Field(() => Int) teams!: number;
}

@ObjectType('IdentityDispute', { simpleResolvers: true })
export class IdentityDisputeType {
  @Field(() => ID) id!: string;
  @Field(() => DisputeState) state!: DisputeState;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => DateTimeScalar) openedAt!: string;
  @Field(() => RegistrationType) holder!: RegistrationType;
  @Field(() => RegistrationType) claimant!: RegistrationType;
  @Field(() => DisputeDecision, { nullable: true }) decision!: DisputeDecision | null;
  @Field(() => WrongRecord, { nullable: true }) wrongRecord!: WrongRecord | null;
  @Field(() => String, { nullable: true }) evidence!: string | null;
  @Field(() => String, { nullable: true }) evidenceUrl!: string | null;
  @Field(() => String, { nullable: true }) settledByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) settledAt!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => VerdictType) canSettle!: VerdictType;
}
export const IdentityDisputeConnection = connectionTypes('IdentityDispute', IdentityDisputeType);
