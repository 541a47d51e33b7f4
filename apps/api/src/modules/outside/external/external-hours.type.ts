import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';

@ObjectType('MyExternalHours', { simpleResolvers: true, description: '外平台时长 of her own: shown, never counted.' })
export class MyExternalHoursType {
  @Field(() => ID) id!: string;
  @Field(() => String) platform!: string;
  @Field(() => String) number!: string;
  @Field(() => String) title!: string;
  @Field(() => String) organiser!: string;
  @Field(() => LocalDateScalar) serviceDate!: string;
  @Field(() => LocalDateScalar) lastDate!: string;
  @Field(() => DateTimeScalar, { nullable: true }) startedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) endedAt!: string | null;
  @Field(() => Int) minutes!: number;
  @Field(() => String) evidence!: string;
  @Field(() => Boolean, { description: '可能是同一次服务: at the time of a record of this platform.' })
  maybeSame!: boolean;
  @Field(() => Boolean, { description: '可能重复: at the time of what another outside platform counted.' })
  maybeTwice!: boolean;
  @Field(() => String, { description: 'Whose desk brought it in.' }) unitName!: string;
  @Field(() => DateTimeScalar) importedAt!: string;
}
export const MyExternalHoursConnection = connectionTypes('MyExternalHours', MyExternalHoursType);

@ObjectType('ExternalHours', { simpleResolvers: true, description: '外平台时长 as the desk sees them.' })
export class ExternalHoursType extends MyExternalHoursType {
  @Field(() => ID) importId!: string;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => VerdictType) canUndo!: VerdictType;
}
export const ExternalHoursConnection = connectionTypes('ExternalHours', ExternalHoursType);

@ObjectType('ExternalTotal', { simpleResolvers: true, description: 'A sum beside our own totals, never in them.' })
export class ExternalTotalType {
  @Field(() => Int, { description: 'What two outside platforms counted for one time is in it once.' }) minutes!: number;
  @Field(() => Int, { description: 'Of these, at the time of a record of this platform.' }) maybeSameMinutes!: number;
  @Field(() => Int, { description: 'Left out of minutes: another outside platform counted that time before.' })
  repeatedMinutes!: number;
  @Field(() => Int) records!: number;
}

@InputType('ExternalHoursFilter')
export class ExternalHoursFilter {
  @Field(() => String, { nullable: true }) platform?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => ID, { nullable: true }) volunteerId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what may be the same service as one of ours, or of another platform.',
  })
  maybeSame?: boolean | null;
}
