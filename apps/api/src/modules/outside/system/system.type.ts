import { OutsideAdapter, OutsideState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';
import { VolunteerBriefType } from '../../people/index.ts';

registerEnumType(OutsideAdapter, { name: 'OutsideAdapter' });
registerEnumType(OutsideState, { name: 'OutsideState' });

@ObjectType('OutsideCounts', { simpleResolvers: true })
export class OutsideCountsType {
  @Field(() => Int) pending!: number;
  @Field(() => Int) entered!: number;
  @Field(() => Int) differs!: number;
}

@ObjectType('OutsideSystem', { simpleResolvers: true, description: 'A system our records must also go into.' })
export class OutsideSystemType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => OutsideAdapter) adapter!: OutsideAdapter;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => LocalDateScalar, { description: 'Records of services from this day on.' }) since!: string;
  @Field(() => Int, { description: 'Days within which a batch is to be acknowledged.' }) answerDays!: number;
  @Field(() => String) openedByName!: string;
  @Field(() => DateTimeScalar) openedAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) endedAt!: string | null;
  @Field(() => Boolean) canManage!: boolean;
  @Field(() => OutsideCountsType, { description: 'Of the records within her reach.' }) counts!: OutsideCountsType;
  @Field(() => Int, { description: 'Batches that should have been acknowledged by now.' }) silent!: number;
  @Field(() => Int) version!: number;
}
export const OutsideSystemConnection = connectionTypes('OutsideSystem', OutsideSystemType);

@ObjectType('OutsideEntry', { simpleResolvers: true, description: 'What is noted of a record in an outside system.' })
export class OutsideEntryType {
  @Field(() => String) number!: string;
  @Field(() => Int) minutes!: number;
  @Field(() => String) notedByName!: string;
  @Field(() => DateTimeScalar) notedAt!: string;
  @Field(() => String, { nullable: true, description: 'Why a difference may stay.' }) acceptReason!: string | null;
  @Field(() => String, { nullable: true }) acceptedByName!: string | null;
  @Field(() => Int) version!: number;
}

@ObjectType('OutsideLine', { simpleResolvers: true, description: 'A record on the worklist of an outside system.' })
export class OutsideLineType {
  @Field(() => ID) recordId!: string;
  @Field(() => OutsideState) state!: OutsideState;
  @Field(() => String) activityName!: string;
  @Field(() => String) place!: string;
  @Field(() => LocalDateScalar) serviceDate!: string;
  @Field(() => DateTimeScalar) startedAt!: string;
  @Field(() => DateTimeScalar) endedAt!: string;
  @Field(() => Int) minutes!: number;
  @Field(() => String) unitName!: string;
  @Field(() => String) volunteerNumber!: string;
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => Int, { nullable: true, description: 'The batch it is handed over in and not acknowledged yet.' })
  batch!: number | null;
  @Field(() => OutsideEntryType, { nullable: true }) entry!: OutsideEntryType | null;
  @Field(() => Boolean) canNote!: boolean;
}
export const OutsideLineConnection = connectionTypes('OutsideLine', OutsideLineType);

@InputType('OutsideFilter')
export class OutsideFilter {
  @Field(() => OutsideState, { nullable: true }) state?: OutsideState | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
}

@InputType('OpenOutsideSystemInput')
export class OpenOutsideSystemInput {
  @Field(() => ID) unitId!: string;
  @Field(() => String) name!: string;
  @Field(() => LocalDateScalar) since!: string;
  @Field(() => Int) answerDays!: number;
}

@ObjectType('OutsideSystemSaved')
export class OutsideSystemSavedType {
  id!: string;
}
export const OutsideSystemResult = resultUnion('OutsideSystemResult', OutsideSystemSavedType);

@ObjectType('OutsideEntrySaved')
export class OutsideEntrySavedType {
  systemId!: string;
  recordId!: string;
}
export const OutsideEntryResult = resultUnion('OutsideEntryResult', OutsideEntrySavedType);
