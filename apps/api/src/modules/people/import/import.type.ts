import { ImportField, ImportState, ImportVerdict } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, ReasonType, resultUnion } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(ImportField, { name: 'ImportField' });
registerEnumType(ImportState, { name: 'ImportState' });
registerEnumType(ImportVerdict, { name: 'ImportVerdict' });

@ObjectType('ImportColumn', { simpleResolvers: true })
export class ImportColumnType {
  @Field(() => String) header!: string;
  @Field(() => [String], { description: 'A few values to recognise the column by; long numbers are masked.' })
  samples!: string[];
  @Field(() => ImportField, { nullable: true }) field!: ImportField | null;
}

@ObjectType('ImportRow', { simpleResolvers: true, description: 'A row of the file as it was judged, masked.' })
export class ImportRowType {
  @Field(() => Int) row!: number;
  @Field(() => String) name!: string;
  @Field(() => String) phoneMasked!: string;
  @Field(() => String) idNumberMasked!: string;
  @Field(() => ImportVerdict, { nullable: true }) verdict!: ImportVerdict | null;
  @Field(() => [ReasonType]) reasons!: ReasonType[];
}
export const ImportRowConnection = connectionTypes('ImportRow', ImportRowType, { totalCount: true });

@ObjectType('VolunteerImport', {
  simpleResolvers: true,
  description: 'One file of people on its way in; only its uploader sees it.',
})
export class VolunteerImportType {
  @Field(() => ID) id!: string;
  @Field(() => String) fileName!: string;
  @Field(() => ImportState) state!: ImportState;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => [ImportColumnType]) columns!: ImportColumnType[];
  @Field(() => String, { nullable: true }) villageCode!: string | null;
  @Field(() => Int) total!: number;
  @Field(() => Int, { description: 'Rows the present stage has dealt with.' }) processed!: number;
  @Field(() => Int) ready!: number;
  @Field(() => Int) suspect!: number;
  @Field(() => Int) bad!: number;
  @Field(() => Int) imported!: number;
  @Field(() => Int, { description: 'Imported and not confirmed by herself yet.' }) unconfirmed!: number;
  @Field(() => ReasonType, { nullable: true }) failure!: ReasonType | null;
  @Field(() => String, { nullable: true }) returnedFileUrl!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the same file was imported before.' })
  sameFileAt!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: string | null;
}
export const VolunteerImportConnection = connectionTypes('VolunteerImport', VolunteerImportType, { totalCount: true });

@ObjectType('ImportSaved')
export class ImportSavedType {
  id!: string;
}
export const ImportResult = resultUnion('ImportResult', ImportSavedType);

@ObjectType('ImportCode', { simpleResolvers: true })
export class ImportCodeType {
  @Field(() => Int) row!: number;
  @Field(() => String) name!: string;
  @Field(() => String) number!: string;
  @Field(() => String, { nullable: true, description: 'Null where a rule keeps it from the reader.' }) phoneMasked!:
    | string
    | null;
  @Field(() => String) confirmationCode!: string;
}

@ObjectType('ImportCodes', { simpleResolvers: true, description: 'Shown once: only their digests are kept.' })
export class ImportCodesType {
  @Field(() => ID) id!: string;
  @Field(() => [ImportCodeType]) codes!: ImportCodeType[];
  @Field(() => DateTimeScalar, { nullable: true }) validUntil!: Date | null;
  @Field(() => Boolean) hasMore!: boolean;
}
export const ImportCodesResult = resultUnion('ImportCodesResult', ImportCodesType);

@ObjectType('FileContent', { simpleResolvers: true })
export class FileContentType {
  @Field(() => String) name!: string;
  @Field(() => String) base64!: string;
}
