import { ObjectionNaming, ObjectionState } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { NoticeItemType } from '../notice/notice.type.ts';

registerEnumType(ObjectionNaming, { name: 'ObjectionNaming' });
registerEnumType(ObjectionState, { name: 'ObjectionState' });

@ObjectType('Objection', { simpleResolvers: true })
export class ObjectionType {
  @Field(() => ID) id!: string;
  @Field(() => ObjectionState) state!: ObjectionState;
  @Field(() => ObjectionNaming) naming!: ObjectionNaming;
  @Field(() => String) statement!: string;
  @Field(() => DateTimeScalar) openedAt!: string;
  @Field(() => LocalDateScalar, { description: 'The last day for an answer.' }) dueOn!: string;
  @Field(() => Boolean, { description: 'Counted by Monday to Friday: the year has no list of holidays yet.' })
  dueProvisional!: boolean;
  @Field(() => Boolean) overdue!: boolean;
  @Field(() => String, { nullable: true, description: 'Null of a protected one.' }) objectorName!: string | null;
  @Field(() => String, { nullable: true, description: 'The one person who saw the name of a protected one.' })
  revealedToName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) revealedAt!: string | null;
  @Field(() => String, { nullable: true }) revealReason!: string | null;
  @Field(() => String, { nullable: true }) evidenceUrl!: string | null;
  @Field(() => String, { nullable: true }) answer!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
  @Field(() => String, { nullable: true }) decidedByName!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => NoticeItemType) item!: NoticeItemType;
  @Field(() => VerdictType) canAnswer!: VerdictType;
  @Field(() => VerdictType) canReveal!: VerdictType;
}
export const ObjectionConnection = connectionTypes('Objection', ObjectionType);

@InputType('ObjectionInput')
export class ObjectionInput {
  @Field(() => ID) itemId!: string;
  @Field(() => ObjectionNaming) naming!: ObjectionNaming;
  @Field(() => String) statement!: string;
  @Field(() => ID, { nullable: true, description: 'A picture or PDF of one’s own; not under protection.' })
  fileId?: string | null;
}
