import { AwardLevel, EvaluatedBy, MeritKind, TrainingResult } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';

registerEnumType(MeritKind, { name: 'MeritKind' });
registerEnumType(TrainingResult, { name: 'TrainingResult' });
registerEnumType(AwardLevel, { name: 'AwardLevel' });
registerEnumType(EvaluatedBy, { name: 'EvaluatedBy' });

/** A record is what its last version says; each version says who wrote it and, after the first, why. */
@ObjectType()
export abstract class VersionType {
  @Field(() => ID) id!: string;
  @Field(() => String) enteredByName!: string;
  @Field(() => DateTimeScalar) enteredAt!: string;
  @Field(() => String, { nullable: true, description: 'Why it was corrected or taken back.' }) reason!: string | null;
  @Field(() => Boolean, { description: 'Taken back: it counts no more.' }) withdrawn!: boolean;
}

@ObjectType('TrainingVersion', { simpleResolvers: true })
export class TrainingVersionType extends VersionType {
  @Field(() => String) name!: string;
  @Field(() => String) content!: string;
  @Field(() => String) organiser!: string;
  @Field(() => LocalDateScalar) heldOn!: string;
  @Field(() => Int, { description: 'Minutes of learning; never service hours.' }) minutes!: number;
  @Field(() => TrainingResult) result!: TrainingResult;
}

@ObjectType('AwardVersion', { simpleResolvers: true })
export class AwardVersionType extends VersionType {
  @Field(() => String) name!: string;
  @Field(() => AwardLevel) level!: AwardLevel;
  @Field(() => String) issuer!: string;
  @Field(() => LocalDateScalar) awardedOn!: string;
}

@ObjectType('EvaluationVersion', { simpleResolvers: true })
export class EvaluationVersionType extends VersionType {
  @Field(() => Int) score!: number;
  @Field(() => String) comment!: string;
  @Field(() => LocalDateScalar) evaluatedOn!: string;
}

@InputType('MeritFilter')
export class MeritFilter {
  @Field(() => ID, { nullable: true }) volunteerId?: string | null;
  @Field(() => String, { nullable: true, description: 'The person: name, pinyin or initials.' })
  keyword?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of people living at this unit or below it.' })
  unitId?: string | null;
}
