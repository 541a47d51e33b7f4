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

@ObjectType('PrivacyNoticeTranslation', { simpleResolvers: true })
export class PrivacyNoticeTranslationType {
  @Field(() => String) title!: string;
  @Field(() => String) body!: string;
}

@ObjectType('PrivacyNotice', { simpleResolvers: true })
export class PrivacyNoticeType {
  @Field(() => String) version!: string;
  @Field(() => String, { description: 'In Chinese, which binds.' }) title!: string;
  @Field(() => String, { description: 'In Chinese, which binds.' }) body!: string;
  @Field(() => PrivacyNoticeTranslationType, {
    nullable: true,
    description: 'An English translation of the same version; the Chinese text binds.',
  })
  english!: PrivacyNoticeTranslationType | null;
  @Field(() => DateTimeScalar) publishedAt!: string;
}
