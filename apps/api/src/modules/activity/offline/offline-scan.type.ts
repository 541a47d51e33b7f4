import { ScanKind, ScanMethod, SignUpState } from '@jinguo/schema';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';

@ObjectType('OfflineScan', {
  simpleResolvers: true,
  description: 'A scan made without a network, waiting for a coordinator who was there.',
})
export class OfflineScanType {
  @Field(() => ID) id!: string;
  @Field(() => ScanKind) kind!: ScanKind;
  @Field(() => ScanMethod) method!: ScanMethod;
  @Field(() => DateTimeScalar, { description: 'When she scanned: the time that would count.' }) at!: string;
  @Field(() => DateTimeScalar) receivedAt!: string;
  @Field(() => ID) signUpId!: string;
  @Field(() => SignUpState) signUpState!: SignUpState;
  @Field(() => String) postName!: string;
  @Field(() => DateTimeScalar) startsAt!: string;
  @Field(() => DateTimeScalar) endsAt!: string;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => VerdictType) canConfirm!: VerdictType;
  @Field(() => VerdictType) canDecline!: VerdictType;
}
export const OfflineScanConnection = connectionTypes('OfflineScan', OfflineScanType);

@ObjectType('OfflineScansDecided', { simpleResolvers: true })
export class OfflineScansDecidedType {
  @Field(() => [ID]) ids!: string[];
}
export const OfflineScansResult = resultUnion('OfflineScansResult', OfflineScansDecidedType);

@InputType('OfflineScanInput')
export class OfflineScanInput {
  @Field(() => ScanKind) kind!: ScanKind;
  @Field(() => ID, { nullable: true }) signUpId?: string | null;
  @Field(() => String, { description: "Six digits, or the code in the QR's URL." }) code!: string;
  @Field(() => ID, { nullable: true }) activityId?: string | null;
  @Field(() => Boolean) viaQr!: boolean;
  @Field(() => String, { description: 'Sent again safely: the same clientId counts once.' }) clientId!: string;
  @Field(() => DateTimeScalar, { description: 'When the phone scanned, by its own clock.' }) scannedAt!: Date;
}
