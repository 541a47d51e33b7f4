import { TrainingResult } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';
import { TrainingVersionType } from '../shared/merit.type.ts';

@ObjectType('MyTraining', { simpleResolvers: true, description: '培训, with what it said before.' })
export class MyTrainingType extends TrainingVersionType {
  @Field(() => [TrainingVersionType]) history!: TrainingVersionType[];
}
export const MyTrainingConnection = connectionTypes('MyTraining', MyTrainingType);

@ObjectType('Training', { simpleResolvers: true, description: '培训 of somebody the reader sees.' })
export class TrainingType extends MyTrainingType {
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => VerdictType) canCorrect!: VerdictType;
}
export const TrainingConnection = connectionTypes('Training', TrainingType);

@InputType()
abstract class TrainingInput {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) content?: string | null;
  @Field(() => String) organiser!: string;
  @Field(() => LocalDateScalar) heldOn!: string;
  @Field(() => Int) minutes!: number;
  @Field(() => TrainingResult) result!: TrainingResult;
}
@InputType('EnterTrainingInput')
export class EnterTrainingInput extends TrainingInput {
  @Field(() => ID) volunteerId!: string;
}
@InputType('CorrectTrainingInput')
export class CorrectTrainingInput extends TrainingInput {
  @Field(() => ID, { description: 'The version that is corrected; a newer one makes it stale.' }) id!: string;
  @Field(() => String) reason!: string;
}
