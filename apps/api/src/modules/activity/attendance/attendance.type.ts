import { ScanKind } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { resultUnion } from '../../../platform/graphql/shared-types.ts';

registerEnumType(ScanKind, { name: 'ScanKind' });

@ObjectType('CheckInCode', { simpleResolvers: true })
export class CheckInCodeType {
  @Field(() => ID) activityId!: string;
  @Field(() => String) digits!: string;
  @Field(() => String) url!: string;
  @Field(() => DateTimeScalar) validUntil!: Date;
  @Field(() => Int) stepSeconds!: number;
}

@ObjectType('CodeTarget', {
  simpleResolvers: true,
  description: 'Where a scanned code leads: her own sign-up, and what the scan would do.',
})
export class CodeTargetType {
  @Field(() => ID) signUpId!: string;
  @Field(() => String) activityTitle!: string;
  @Field(() => String) postName!: string;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
  @Field(() => ScanKind, { nullable: true }) next!: ScanKind | null;
}
export const CodeTargetResult = resultUnion('CodeTargetResult', CodeTargetType);

@ObjectType('Checked')
export class CheckedType {
  signUpId!: string;
  @Field(() => ScanKind) kind!: ScanKind;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => Int, { nullable: true }) proposedMinutes!: number | null;
  @Field(() => Boolean, { description: 'Kept; it counts once a coordinator who was there has confirmed it.' })
  awaitsConfirmation!: boolean;
}
export const CheckResult = resultUnion('CheckResult', CheckedType);

@InputType('CheckInput')
export class CheckInputType {
  @Field(() => ID, { nullable: true }) signUpId?: string | null;
  @Field(() => String, { description: "Six digits, or the code in the QR's URL." }) code!: string;
  @Field(() => ID, { nullable: true }) activityId?: string | null;
  @Field(() => Boolean) viaQr!: boolean;
  @Field(() => String, { nullable: true, description: 'Sent again safely: the same clientId counts once.' }) clientId?:
    | string
    | null;
}

@InputType('ProxyCheckInput')
export class ProxyCheckInput {
  @Field(() => ID) signUpId!: string;
  @Field(() => ScanKind) kind!: ScanKind;
  @Field(() => DateTimeScalar, { nullable: true }) at?: Date | null;
}

@InputType('StateLeavingInput')
export class StateLeavingInput {
  @Field(() => ID) signUpId!: string;
  @Field(() => DateTimeScalar) leftAt!: Date;
  @Field(() => String) reason!: string;
}
