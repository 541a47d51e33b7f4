import { MembershipState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { TeamCardType } from '../../organization/index.ts';

registerEnumType(MembershipState, { name: 'MembershipState' });

@ObjectType('VolunteerBrief', {
  simpleResolvers: true,
  description: 'What a coordinator sees of somebody: name and masked phone, nothing more.',
})
export class VolunteerBriefType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) phoneMasked!: string | null;
  @Field(() => [String], { description: 'Fields a rule keeps from the reader here; they are null.' }) hidden!: string[];
}

@ObjectType('Membership', { simpleResolvers: true })
export class MembershipType {
  @Field(() => ID) id!: string;
  @Field(() => MembershipState) state!: MembershipState;
  @Field(() => DateTimeScalar) requestedAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => TeamCardType) team!: TeamCardType;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => VerdictType) canDecide!: VerdictType;
  @Field(() => VerdictType, { description: 'Whether who reads may end it.' }) canRemove!: VerdictType;
}

export const MembershipConnection = connectionTypes('Membership', MembershipType);

@InputType('MembershipFilter')
export class MembershipFilter {
  @Field(() => String, { nullable: true, description: 'A name, pinyin or initials, of those who ask or belong.' })
  keyword?: string | null;
  @Field(() => MembershipState, { nullable: true }) state?: MembershipState | null;
  @Field(() => ID, { nullable: true, description: 'Teams at this unit or below it.' }) unitId?: string | null;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
}
