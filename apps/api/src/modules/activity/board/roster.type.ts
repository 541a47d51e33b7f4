import { ScanMethod, SignUpState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';
import { SaidVisitType } from '../visit/visit.type.ts';

registerEnumType(ScanMethod, { name: 'ScanMethod' });

@ObjectType('SignUp', { simpleResolvers: true, description: 'A line of the roster, for those who run the activity.' })
export class SignUpType {
  @Field(() => ID) id!: string;
  @Field(() => SignUpState) state!: SignUpState;
  @Field(() => String) source!: string;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) checkedInAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) checkedOutAt!: string | null;
  @Field(() => ScanMethod, { nullable: true }) checkInMethod!: ScanMethod | null;
  @Field(() => ScanMethod, { nullable: true }) checkOutMethod!: ScanMethod | null;
  @Field(() => SaidVisitType, { nullable: true }) visit!: SaidVisitType | null;
  @Field(() => String, { nullable: true }) leavingReason!: string | null;
  @Field(() => String, { nullable: true }) cancelReason!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => [String], { description: 'Fields a rule keeps from the reader here; they are null.' }) hidden!: string[];
  @Field(() => ID) openingId!: string;
  @Field(() => String) postName!: string;
  @Field(() => DateTimeScalar) startsAt!: string;
  @Field(() => DateTimeScalar) endsAt!: string;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => VerdictType) canDecide!: VerdictType;
  @Field(() => VerdictType) canProxyIn!: VerdictType;
  @Field(() => VerdictType) canProxyOut!: VerdictType;
  @Field(() => VerdictType) canStateLeaving!: VerdictType;
  @Field(() => VerdictType) canPutRight!: VerdictType;
  @Field(() => VerdictType, { description: 'Whether her phone can be looked at now, to reach her on the day.' })
  canReach!: VerdictType;
}

@ObjectType('RosterNews', {
  simpleResolvers: true,
  description: 'Something changed: the roster is worth reading again.',
})
export class RosterNewsType {
  @Field(() => ID) activityId!: string;
  @Field(() => DateTimeScalar) at!: Date;
}
export const SignUpConnection = connectionTypes('SignUp', SignUpType, { totalCount: true });

@ObjectType('SignUpSaved')
export class SignUpSavedType {
  id!: string;
}
export const SignUpResult = resultUnion('SignUpResult', SignUpSavedType);

@InputType('RosterFilter')
export class RosterFilter {
  @Field(() => String, { nullable: true }) keyword?: string | null;
  @Field(() => [SignUpState], { nullable: true }) states?: SignUpState[] | null;
  @Field(() => ID, { nullable: true }) openingId?: string | null;
}
