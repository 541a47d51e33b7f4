import { PhotoAudience } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion, VerdictType } from '../../../platform/graphql/shared-types.ts';

registerEnumType(PhotoAudience, { name: 'PhotoAudience' });

@ObjectType('ActivityPhoto', {
  simpleResolvers: true,
  description: 'A photo of an activity as those who run it see it. Who is in it is never shown, only how many.',
})
export class ActivityPhotoType {
  @Field(() => ID) id!: string;
  @Field(() => String) caption!: string;
  @Field(() => PhotoAudience) audience!: PhotoAudience;
  @Field(() => Int) people!: number;
  @Field(() => String, { nullable: true, description: 'Null once it was taken back.' }) fileUrl!: string | null;
  @Field(() => String) addedByName!: string;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) withdrawnAt!: string | null;
  @Field(() => String, { nullable: true }) withdrawnByName!: string | null;
  @Field(() => String, { nullable: true }) withdrawReason!: string | null;
  @Field(() => VerdictType) canWithdraw!: VerdictType;
}
export const ActivityPhotoConnection = connectionTypes('ActivityPhoto', ActivityPhotoType, { totalCount: true });

@ObjectType('ShownPhoto', { simpleResolvers: true, description: 'A photo with every consent in force.' })
export class ShownPhotoType {
  @Field(() => ID) id!: string;
  @Field(() => String) caption!: string;
  @Field(() => String, { nullable: true }) fileUrl!: string | null;
}
export const ShownPhotoConnection = connectionTypes('ShownPhoto', ShownPhotoType);

@InputType()
export class AddPhotoInput {
  @Field(() => ID) activityId!: string;
  @Field(() => ID, { description: 'Of POST /files, uploaded by the same person.' }) fileId!: string;
  @Field(() => String, { description: 'What it shows; read aloud to those who cannot see it.' }) caption!: string;
  @Field(() => PhotoAudience) audience!: PhotoAudience;
  @Field(() => [String], { description: 'Names of whoever can be recognised; kept sealed.' }) people!: string[];
  @Field(() => Boolean, { description: 'Each of them agreed to this publication.' }) stated!: boolean;
}

@ObjectType('PhotoSaved')
export class PhotoSavedType {
  id!: string;
}
export const PhotoResult = resultUnion('PhotoResult', PhotoSavedType);
