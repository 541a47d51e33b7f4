import { ExportKind, ExportState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion } from '../../platform/graphql/shared-types.ts';
import { ActivityFilter, RosterFilter } from '../activity/index.ts';
import { RecordFilter } from '../hours/index.ts';
import { MembershipFilter, VolunteerFilter } from '../people/index.ts';

registerEnumType(ExportKind, { name: 'ExportKind' });
registerEnumType(ExportState, { name: 'ExportState' });

@ObjectType('DataExport', { simpleResolvers: true, description: 'A list she asked for as a spreadsheet; hers alone.' })
export class DataExportType {
  @Field(() => ID) id!: string;
  @Field(() => ExportKind) kind!: ExportKind;
  @Field(() => ExportState) state!: ExportState;
  @Field(() => Int, { nullable: true }) rows!: number | null;
  @Field(() => String, { nullable: true }) fileUrl!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) expiresAt!: string | null;
  @Field(() => DateTimeScalar) createdAt!: string;
}
export const DataExportConnection = connectionTypes('DataExport', DataExportType);

@ObjectType('ExportSaved')
export class ExportSavedType {
  id!: string;
}
export const ExportResult = resultUnion('ExportResult', ExportSavedType);

@InputType('ExportInput')
export class ExportInput {
  @Field(() => ExportKind) kind!: ExportKind;
  @Field(() => VolunteerFilter, { nullable: true }) volunteers?: VolunteerFilter | null;
  @Field(() => ActivityFilter, { nullable: true }) activities?: ActivityFilter | null;
  @Field(() => RecordFilter, { nullable: true }) records?: RecordFilter | null;
  @Field(() => MembershipFilter, { nullable: true }) memberships?: MembershipFilter | null;
  @Field(() => ID, { nullable: true, description: 'Whose roster.' }) activityId?: string | null;
  @Field(() => RosterFilter, { nullable: true }) roster?: RosterFilter | null;
}
