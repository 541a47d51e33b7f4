import { Gender, IdType, RightsKind, RightsState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../membership/membership.type.ts';

registerEnumType(RightsKind, { name: 'RightsKind' });
registerEnumType(RightsState, { name: 'RightsState' });

@InputType('CorrectionInput')
export class CorrectionInput {
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => Gender, { nullable: true }) gender?: Gender | null;
  @Field(() => LocalDateScalar, { nullable: true }) birthDate?: string | null;
  @Field(() => IdType, { nullable: true }) idType?: IdType | null;
  @Field(() => String, { nullable: true }) idNumber?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) villageCode?: string | null;
}

@ObjectType('CorrectionLine', { simpleResolvers: true, description: 'What she wants it to read; numbers masked.' })
export class CorrectionLineType {
  @Field(() => String) field!: string;
  @Field(() => String, { nullable: true, description: 'Null where a rule keeps it from the reader.' }) value!:
    | string
    | null;
}

@ObjectType('RightsRequest', { simpleResolvers: true })
export class RightsRequestType {
  @Field(() => ID) id!: string;
  @Field(() => RightsKind) kind!: RightsKind;
  @Field(() => RightsState) state!: RightsState;
  @Field(() => DateTimeScalar) askedAt!: string;
  @Field(() => LocalDateScalar) dueOn!: string;
  @Field(() => Boolean) overdue!: boolean;
  @Field(() => Boolean, {
    description: 'The year’s holidays were not published yet: Monday to Friday were counted.',
  })
  dueByWeekdays!: boolean;
  @Field(() => String) note!: string;
  @Field(() => [CorrectionLineType]) changes!: CorrectionLineType[];
  @Field(() => String) answer!: string;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
  @Field(() => String, { nullable: true }) decidedByName!: string | null;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => String, { nullable: true }) unitName!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true, description: 'Who handed in the paper of somebody without an account.' })
  lodgedByName!: string | null;
  @Field(() => String, { nullable: true, description: 'The photo of that paper, for whoever answers.' })
  paperUrl!: string | null;
  @Field(() => VerdictType) canDecide!: VerdictType;
}
export const RightsRequestConnection = connectionTypes('RightsRequest', RightsRequestType);

@ObjectType('PersonCopy', { simpleResolvers: true, description: 'Everything on record about her; kept nowhere.' })
export class PersonCopyType {
  @Field(() => String) fileName!: string;
  @Field(() => String) json!: string;
  @Field(() => String) page!: string;
}
export const PersonCopyResult = resultUnion('PersonCopyResult', PersonCopyType);

@ObjectType('LeavingConsequences', { simpleResolvers: true, description: 'What ends when she leaves, told first.' })
export class LeavingConsequencesType {
  @Field(() => Int) upcoming!: number;
  @Field(() => Int) serving!: number;
  @Field(() => Int) teams!: number;
  @Field(() => Boolean) duties!: boolean;
}
