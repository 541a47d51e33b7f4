import { NoticeKind, NoticeOutcome, NoticeState } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(NoticeKind, { name: 'NoticeKind' });
registerEnumType(NoticeState, { name: 'NoticeState' });
registerEnumType(NoticeOutcome, { name: 'NoticeOutcome' });

@ObjectType('PublicNotice', {
  simpleResolvers: true,
  description: '公示 inside the organisation; never a public page.',
})
export class PublicNoticeType {
  @Field(() => ID) id!: string;
  @Field(() => NoticeKind) kind!: NoticeKind;
  @Field(() => NoticeState) state!: NoticeState;
  @Field(() => LocalDateScalar) openedOn!: string;
  @Field(() => LocalDateScalar, { description: 'Its last day.' }) closesOn!: string;
  @Field(() => Int) workingDays!: number;
  @Field(() => Boolean, { description: 'A year in it has no list of holidays yet: Monday to Friday were counted.' })
  provisional!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) closedAt!: string | null;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => Int) items!: number;
  @Field(() => Int, { description: 'How many of them somebody objects to now.' }) objected!: number;
}
export const PublicNoticeConnection = connectionTypes('PublicNotice', PublicNoticeType);

@ObjectType('NoticeItem', { simpleResolvers: true })
export class NoticeItemType {
  @Field(() => ID) id!: string;
  @Field(() => NoticeKind) kind!: NoticeKind;
  @Field(() => ID, { nullable: true, description: 'What it is of; in the administration only.' }) subjectId!:
    | string
    | null;
  @Field(() => String, {
    nullable: true,
    description: 'Masked for volunteers, and null where she did not agree to be named or the service is sealed.',
  })
  name!: string | null;
  @Field(() => Boolean) mine!: boolean;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => Boolean) sealed!: boolean;
  @Field(() => Int, { nullable: true }) minutes!: number | null;
  @Field(() => LocalDateScalar, { nullable: true }) day!: string | null;
  @Field(() => String) unitName!: string;
  @Field(() => LocalDateScalar) openedOn!: string;
  @Field(() => LocalDateScalar) closesOn!: string;
  @Field(() => Boolean) provisional!: boolean;
  @Field(() => NoticeOutcome, { nullable: true }) outcome!: NoticeOutcome | null;
  @Field(() => Boolean, { description: 'Somebody objects; told to the administration and to her whom it is about.' })
  objected!: boolean;
  @Field(() => VerdictType) canObject!: VerdictType;
}
export const NoticeItemConnection = connectionTypes('NoticeItem', NoticeItemType);
