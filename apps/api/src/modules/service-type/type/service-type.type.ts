import { PrivacyClass, RiskLevel } from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

registerEnumType(RiskLevel, { name: 'RiskLevel' });
registerEnumType(PrivacyClass, { name: 'PrivacyClass' });

@ObjectType('QualificationKind', { simpleResolvers: true })
export class QualificationKindType {
  @Field(() => ID) code!: string;
  @Field(() => String) name!: string;
}

@ObjectType('QualificationKindLine', {
  simpleResolvers: true,
  description: 'A kind as it stands in the catalogue the province edits.',
})
export class QualificationKindLineType extends QualificationKindType {
  @Field(() => Int) sort!: number;
  @Field(() => Boolean) active!: boolean;
  @Field(() => Int) version!: number;
}

@ObjectType('ServiceType', { simpleResolvers: true })
export class ServiceTypeType {
  @Field(() => ID) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String) description!: string;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
  @Field(() => RiskLevel) risk!: RiskLevel;
  @Field(() => PrivacyClass) privacyClass!: PrivacyClass;
  @Field(() => QualificationKindType, { nullable: true }) requiredQualification!: QualificationKindType | null;
  @Field(() => Int) sort!: number;
  @Field(() => Boolean) active!: boolean;
  @Field(() => Int) version!: number;
}

@InputType('SaveQualificationKindInput')
export class SaveQualificationKindInput {
  @Field(() => String) code!: string;
  @Field(() => Int, { nullable: true, description: 'Of the kind as it was read; none for a new one.' })
  version?: number | null;
  @Field(() => String) name!: string;
  @Field(() => Int, { nullable: true }) sort?: number | null;
  @Field(() => Boolean) active!: boolean;
}

@InputType('SaveServiceTypeInput')
export class SaveServiceTypeInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) version?: number | null;
  @Field(() => ID, { nullable: true }) parentId?: string | null;
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => RiskLevel) risk!: RiskLevel;
  @Field(() => PrivacyClass) privacyClass!: PrivacyClass;
  @Field(() => String, { nullable: true }) requiredQualification?: string | null;
  @Field(() => Int, { nullable: true }) sort?: number | null;
  @Field(() => Boolean) active!: boolean;
}
