import { ConsentPurpose } from '@jinguo/schema';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';

registerEnumType(ConsentPurpose, { name: 'ConsentPurpose' });

@ObjectType('Consent', { simpleResolvers: true })
export class ConsentType {
  @Field(() => ID) id!: string;
  @Field(() => ConsentPurpose) purpose!: ConsentPurpose;
  @Field(() => String) noticeVersion!: string;
  @Field(() => DateTimeScalar) givenAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) withdrawnAt!: string | null;
}

@ObjectType('PrivacyNotice', { simpleResolvers: true })
export class PrivacyNoticeType {
  @Field(() => String) version!: string;
  @Field(() => String) title!: string;
  @Field(() => String) body!: string;
  @Field(() => DateTimeScalar) publishedAt!: string;
}
