import { AuditOutcome } from '@jinguo/schema';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, ReasonType } from '../../../platform/graphql/shared-types.ts';

registerEnumType(AuditOutcome, { name: 'AuditOutcome' });

@ObjectType('AuditEntry', { simpleResolvers: true })
export class AuditEntryType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String) action!: string;
  @Field(() => String) actionLabel!: string;
  @Field(() => AuditOutcome) outcome!: AuditOutcome;
  @Field(() => ID, { nullable: true }) actorId!: string | null;
  @Field(() => String, { nullable: true }) actorName!: string | null;
  @Field(() => String, { nullable: true }) app!: string | null;
  @Field(() => String, { nullable: true }) unitName!: string | null;
  @Field(() => String, { nullable: true }) entityType!: string | null;
  @Field(() => ID, { nullable: true }) entityId!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the thing is called now, for kinds that have a name and for those who may see it.',
  })
  thingName!: string | null;
  @Field(() => GraphQLJSON) changes!: unknown;
  @Field(() => [ReasonType], { nullable: true }) reasons!: ReasonType[] | null;
  @Field(() => String, { nullable: true }) ip!: string | null;
}

export const AuditConnection = connectionTypes('Audit', AuditEntryType);

@ObjectType('AuditAction', { simpleResolvers: true, description: 'Something the log can tell of.' })
export class AuditActionType {
  @Field(() => String) action!: string;
  @Field(() => String) actionLabel!: string;
}

@InputType('AuditFilter')
export class AuditFilter {
  @Field(() => String, { nullable: true }) action?: string | null;
  @Field(() => ID, { nullable: true }) actorId?: string | null;
  @Field(() => AuditOutcome, { nullable: true }) outcome?: AuditOutcome | null;
  @Field(() => String, { nullable: true, description: 'The kind of thing, as entries say it.' })
  entityType?: string | null;
  @Field(() => ID, { nullable: true }) entityId?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'At most a year before the end, unless it is the log of one person or of one thing.',
  })
  from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) to?: Date | null;
}
