import { CallResult, PaperState } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../membership/membership.type.ts';

registerEnumType(PaperState, { name: 'PaperState' });
registerEnumType(CallResult, { name: 'CallResult' });

@ObjectType('CallBack', { simpleResolvers: true })
export class CallBackType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => CallResult) result!: CallResult;
  @Field(() => String) note!: string;
  @Field(() => String) callerName!: string;
}

@ObjectType('PaperConfirmation', { simpleResolvers: true })
export class PaperConfirmationType {
  @Field(() => ID) id!: string;
  @Field(() => PaperState) state!: PaperState;
  @Field(() => LocalDateScalar) signedOn!: string;
  @Field(() => DateTimeScalar) submittedAt!: string;
  @Field(() => String) submittedByName!: string;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true, description: 'The photo, for those who may call back.' })
  fileUrl!: string | null;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => String, { nullable: true }) unitName!: string | null;
  @Field(() => [String], { description: 'Fields a rule keeps from the reader here; they are null.' }) hidden!: string[];
  @Field(() => [CallBackType]) calls!: CallBackType[];
  @Field(() => VerdictType) canCallBack!: VerdictType;
}
export const PaperConfirmationConnection = connectionTypes('PaperConfirmation', PaperConfirmationType);
