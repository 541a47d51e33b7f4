import { ConsentPurpose } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../membership/membership.type.ts';

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

@ObjectType('PrivacyNoticeVersion', {
  simpleResolvers: true,
  description: 'A version of the notice, and how many of the people she sees agreed to it and still do.',
})
export class PrivacyNoticeVersionType extends PrivacyNoticeType {
  @Field(() => Boolean) inForce!: boolean;
  @Field(() => Boolean, { description: 'Its day has not come; until then it may be taken back.' })
  scheduled!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back, before its day.' })
  withdrawnAt!: string | null;
  @Field(() => Int, { description: 'Counted no further than ten thousand.' }) agreed!: number;
}

@ObjectType('ConsentLine', { simpleResolvers: true, description: 'A consent as given or taken back, for staff.' })
export class ConsentLineType extends ConsentType {
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => String, { nullable: true }) unitName!: string | null;
  @Field(() => [String], { description: 'Fields a rule keeps from the reader here; they are null.' }) hidden!: string[];
}
export const ConsentConnection = connectionTypes('ConsentLine', ConsentLineType);

@InputType('PublishNoticeInput')
export class PublishNoticeInput {
  @Field(() => String) title!: string;
  @Field(() => String) body!: string;
  @Field(() => String) titleEn!: string;
  @Field(() => String) bodyEn!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'From that day in Beijing; none: at once.' })
  inForceOn?: string | null;
}

@InputType('ConsentFilter')
export class ConsentFilter {
  @Field(() => String, { nullable: true, description: 'The person: name, pinyin or number.' }) keyword?: string | null;
  @Field(() => ConsentPurpose, { nullable: true }) purpose?: ConsentPurpose | null;
  @Field(() => String, { nullable: true }) noticeVersion?: string | null;
  @Field(() => Boolean, { nullable: true }) withdrawn?: boolean | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
}
