import { ExternalImportState, ExternalVerdict } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, ReasonType, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(ExternalImportState, { name: 'ExternalImportState' });
registerEnumType(ExternalVerdict, { name: 'ExternalVerdict' });

@ObjectType('ExternalImportRow', { simpleResolvers: true, description: 'A row of the file as it was judged.' })
export class ExternalImportRowType {
  @Field(() => Int) row!: number;
  @Field(() => String) name!: string;
  @Field(() => String) number!: string;
  @Field(() => String) title!: string;
  @Field(() => String) date!: string;
  @Field(() => String, { description: 'The time served as the file had it.' }) time!: string;
  @Field(() => ExternalVerdict, { nullable: true }) verdict!: ExternalVerdict | null;
  @Field(() => [ReasonType]) reasons!: ReasonType[];
}
export const ExternalImportRowConnection = connectionTypes('ExternalImportRow', ExternalImportRowType, {
  totalCount: true,
});

@ObjectType('ExternalImport', { simpleResolvers: true, description: '外平台时长: one file on its way in.' })
export class ExternalImportType {
  @Field(() => ID) id!: string;
  @Field(() => String) platform!: string;
  @Field(() => String) fileName!: string;
  @Field(() => String, { description: 'SHA-256 of the file, by which it is recognised when shown again.' })
  fileHash!: string;
  @Field(() => ExternalImportState) state!: ExternalImportState;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => String) createdByName!: string;
  @Field(() => Boolean, { description: 'Hers: she alone reads its rows and goes on with it.' }) mine!: boolean;
  @Field(() => Int) total!: number;
  @Field(() => Int, { description: 'Rows the present stage has dealt with.' }) processed!: number;
  @Field(() => Int) ready!: number;
  @Field(() => Int) suspect!: number;
  @Field(() => Int) known!: number;
  @Field(() => Int) bad!: number;
  @Field(() => Int) imported!: number;
  @Field(() => ReasonType, { nullable: true }) failure!: ReasonType | null;
  @Field(() => String, { nullable: true }) returnedFileUrl!: string | null;
  @Field(() => VerdictType) canUndo!: VerdictType;
  @Field(() => String, { nullable: true }) undoneByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) undoneAt!: string | null;
  @Field(() => String, { nullable: true }) undoReason!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: string | null;
}
export const ExternalImportConnection = connectionTypes('ExternalImport', ExternalImportType);

@ObjectType('ExternalImportSaved')
export class ExternalImportSavedType {
  id!: string;
}
export const ExternalImportResult = resultUnion('ExternalImportResult', ExternalImportSavedType);
