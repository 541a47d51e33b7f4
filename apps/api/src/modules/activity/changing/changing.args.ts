import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';

@InputType('ShiftTimesInput')
export class ShiftTimesInput {
  @Field(() => ID) shiftId!: string;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
}

@InputType('MoveInput', { description: 'Another time or place; what is left out stays.' })
export class MoveInput {
  @Field(() => ID) activityId!: string;
  @Field(() => String, { nullable: true }) place?: string | null;
  @Field(() => String, { nullable: true }) villageCode?: string | null;
  @Field(() => [ShiftTimesInput]) shifts!: ShiftTimesInput[];
}

@InputType('OpeningPlacesInput')
export class OpeningPlacesInput {
  @Field(() => ID) openingId!: string;
  @Field(() => Int, { description: '0: nobody is wanted here any more.' }) maximum!: number;
}

@InputType('PlacesInput')
export class PlacesInput {
  @Field(() => ID) activityId!: string;
  @Field(() => [OpeningPlacesInput]) openings!: OpeningPlacesInput[];
}
