import { FieldSubject } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(FieldSubject, { name: 'FieldSubject' });

@ObjectType('FieldRule', {
  simpleResolvers: true,
  description: 'A field of people that a role does not see at a place and beneath.',
})
export class FieldRuleType {
  @Field(() => ID) id!: string;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => Boolean, { description: 'Set at a unit above the one asked about.' }) inherited!: boolean;
  @Field(() => FieldSubject) subject!: FieldSubject;
  @Field(() => String) field!: string;
  @Field(() => String) reason!: string;
  @Field(() => String) setByName!: string;
  @Field(() => DateTimeScalar) setAt!: string;
  @Field(() => String, { nullable: true }) liftedByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) liftedAt!: string | null;
  @Field(() => String, { nullable: true }) liftReason!: string | null;
  @Field(() => VerdictType) canLift!: VerdictType;
}
export const FieldRuleConnection = connectionTypes('FieldRule', FieldRuleType);

@ObjectType('FieldState', { simpleResolvers: true, description: 'A field as the code has it, before any rule.' })
export class FieldStateType {
  @Field(() => String) field!: string;
  @Field(() => Boolean, { description: 'Whether the code lets this role see it at all.' }) ofRole!: boolean;
  @Field(() => String, { nullable: true, description: 'Hidden along with this other field.' }) along!: string | null;
}

@ObjectType('FieldRights', { simpleResolvers: true, description: 'What a role sees of people at a place.' })
export class FieldRightsType {
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => FieldSubject) subject!: FieldSubject;
  @Field(() => Int, { description: 'Accounts a rule set here would bind.' }) accounts!: number;
  @Field(() => VerdictType) canChange!: VerdictType;
  @Field(() => [FieldStateType]) fields!: FieldStateType[];
  @Field(() => [FieldRuleType], { description: 'In force here, those of the highest unit first.' })
  rules!: FieldRuleType[];
}
