import { QualificationState } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { QualificationKindType } from '../../service-type/index.ts';

registerEnumType(QualificationState, { name: 'QualificationState' });

@ObjectType('Qualification', { simpleResolvers: true })
export class QualificationType {
  @Field(() => ID) id!: string;
  @Field(() => QualificationKindType) kind!: QualificationKindType;
  @Field(() => String) issuer!: string;
  @Field(() => LocalDateScalar, { nullable: true }) validFrom!: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) validTo!: string | null;
  @Field(() => QualificationState) state!: QualificationState;
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true }) fileUrl!: string | null;
}
