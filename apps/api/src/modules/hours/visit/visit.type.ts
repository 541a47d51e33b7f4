import { VisitConfirmation } from '@jinguo/schema';
import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';

@ObjectType('MyRecordVisit', { simpleResolvers: true, description: '入户服务: how her home visit was confirmed.' })
export class MyRecordVisitType {
  @Field(() => VisitConfirmation) confirmation!: VisitConfirmation;
  @Field(() => DateTimeScalar) confirmedAt!: string;
  @Field(() => Boolean, { description: 'A time was stated after the shift, not on the spot.' }) stated!: boolean;
  @Field(() => DateTimeScalar) cameAt!: string;
  @Field(() => DateTimeScalar) leftAt!: string;
}

@ObjectType('RecordVisit', { simpleResolvers: true })
export class RecordVisitType extends MyRecordVisitType {
  @Field(() => String) confirmedByName!: string;
  @Field(() => ID, { nullable: true, description: 'The photo of the recipient’s slip, while it is kept.' })
  fileId!: string | null;
}
