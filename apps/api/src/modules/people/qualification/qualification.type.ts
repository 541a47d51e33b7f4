import { QualificationStanding, QualificationState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { QualificationKindType } from '../../service-type/index.ts';
import { VolunteerBriefType } from '../membership/membership.type.ts';

registerEnumType(QualificationState, { name: 'QualificationState' });
registerEnumType(QualificationStanding, { name: 'QualificationStanding' });

@ObjectType('Qualification', { simpleResolvers: true })
export class QualificationType {
  @Field(() => ID) id!: string;
  @Field(() => QualificationKindType) kind!: QualificationKindType;
  @Field(() => String) issuer!: string;
  @Field(() => LocalDateScalar, { nullable: true }) validFrom!: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) validTo!: string | null;
  @Field(() => QualificationState) state!: QualificationState;
  @Field(() => String, { nullable: true, description: 'For herself and those who verify it.' }) number!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was not accepted, or taken back.' })
  rejectReason!: string | null;
  @Field(() => String, { nullable: true, description: 'Who wrote it down for her, where she has no account.' })
  enteredByName!: string | null;
  @Field(() => String, { nullable: true }) verifiedByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) verifiedAt!: string | null;
  @Field(() => Boolean) expired!: boolean;
  @Field(() => Boolean, { description: 'Verified, and at its end within sixty days.' }) expiresSoon!: boolean;
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true }) fileUrl!: string | null;
  @Field(() => [String], { description: 'Fields a rule keeps from the reader here; they are null.' }) hidden!: string[];
}

@ObjectType('QualificationLine', { simpleResolvers: true, description: 'A claim as those see it who verify.' })
export class QualificationLineType extends QualificationType {
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => String, { nullable: true }) unitName!: string | null;
  @Field(() => VerdictType) canVerify!: VerdictType;
}
export const QualificationLineConnection = connectionTypes('QualificationLine', QualificationLineType);

@InputType('QualificationFilter')
export class QualificationFilter {
  @Field(() => String, { nullable: true, description: 'The person: name, pinyin or number.' }) keyword?: string | null;
  @Field(() => String, { nullable: true }) kindCode?: string | null;
  @Field(() => QualificationStanding, { nullable: true }) standing?: QualificationStanding | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
}
