import { ExportKind, ExportState, RightsState, Tongue } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion } from '../../platform/graphql/shared-types.ts';
import { ActivityFilter, RosterFilter, ScanFilter, SignUpFilter } from '../activity/index.ts';
import { ComplaintFilter } from '../complaint/index.ts';
import { LedgerFilter, RecordFilter } from '../hours/index.ts';
import { AuditFilter } from '../insight/index.ts';
import {
  AccountFilter,
  ConsentFilter,
  MembershipFilter,
  QualificationFilter,
  RevealFilter,
  RightFilter,
  VolunteerFilter,
} from '../people/index.ts';

registerEnumType(ExportKind, { name: 'ExportKind' });
registerEnumType(ExportState, { name: 'ExportState' });
registerEnumType(Tongue, { name: 'Tongue', description: 'Chinese comes first, English is complete.' });

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
  @Field(() => Tongue, { nullable: true, description: 'What the sheet speaks; Chinese unless said.' })
  tongue?: Tongue | null;
  @Field(() => VolunteerFilter, { nullable: true }) volunteers?: VolunteerFilter | null;
  @Field(() => ActivityFilter, { nullable: true }) activities?: ActivityFilter | null;
  @Field(() => RecordFilter, { nullable: true, description: 'Of records, and of the corrections of records.' })
  records?: RecordFilter | null;
  @Field(() => MembershipFilter, { nullable: true }) memberships?: MembershipFilter | null;
  @Field(() => ID, { nullable: true, description: 'Whose roster.' }) activityId?: string | null;
  @Field(() => RosterFilter, { nullable: true }) roster?: RosterFilter | null;
  @Field(() => SignUpFilter, { nullable: true }) signUps?: SignUpFilter | null;
  @Field(() => ScanFilter, { nullable: true }) scans?: ScanFilter | null;
  @Field(() => QualificationFilter, { nullable: true }) qualifications?: QualificationFilter | null;
  @Field(() => ConsentFilter, { nullable: true }) consents?: ConsentFilter | null;
  @Field(() => RightsState, { nullable: true, description: 'Of personal-data requests; all unless said.' })
  rightsState?: RightsState | null;
  @Field(() => LedgerFilter, { nullable: true }) ledger?: LedgerFilter | null;
  @Field(() => AccountFilter, { nullable: true }) accounts?: AccountFilter | null;
  @Field(() => ID, { nullable: true, description: 'The place whose grants are asked for.' }) unitId?: string | null;
  @Field(() => RightFilter, { nullable: true }) rights?: RightFilter | null;
  @Field(() => AuditFilter, { nullable: true }) audit?: AuditFilter | null;
  @Field(() => RevealFilter, { nullable: true }) reveals?: RevealFilter | null;
  @Field(() => ComplaintFilter, { nullable: true }) complaints?: ComplaintFilter | null;
}
