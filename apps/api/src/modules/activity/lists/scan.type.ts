import { ScanKind, ScanMethod } from '@jinguo/schema';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, ReasonType } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';
import { ActivityBriefType } from './activity-brief.ts';

@ObjectType('Scan', {
  simpleResolvers: true,
  description: 'One check-in or check-out as it happened, refused ones too.',
})
export class ScanType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => ScanKind) kind!: ScanKind;
  @Field(() => ScanMethod) method!: ScanMethod;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The time a coordinator stated.' })
  statedTime!: string | null;
  @Field(() => String, { description: 'Whose account it was done with.' }) byName!: string;
  @Field(() => Boolean, { description: 'Done by the volunteer herself.' }) bySelf!: boolean;
  @Field(() => String, { nullable: true, description: 'What the device called itself.' }) device!: string | null;
  @Field(() => VolunteerBriefType, { nullable: true, description: 'Null: it found no sign-up.' })
  volunteer!: VolunteerBriefType | null;
  @Field(() => ActivityBriefType) activity!: ActivityBriefType;
  @Field(() => [ReasonType], { nullable: true, description: 'Why it was refused; null when it counted.' })
  reasons!: ReasonType[] | null;
}
export const ScanConnection = connectionTypes('Scan', ScanType);

@InputType('ScanFilter')
export class ScanFilter {
  @Field(() => String, { nullable: true, description: 'The volunteer: name, pinyin or number.' })
  keyword?: string | null;
  @Field(() => ID, { nullable: true }) activityId?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => ScanKind, { nullable: true }) kind?: ScanKind | null;
  @Field(() => ScanMethod, { nullable: true }) method?: ScanMethod | null;
  @Field(() => Boolean, { nullable: true }) refused?: boolean | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'At most a year before the end, unless of one activity.',
  })
  from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) to?: Date | null;
}
