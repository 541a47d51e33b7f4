import { SessionEnd } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, resultUnion } from '../../../platform/graphql/shared-types.ts';
import { EntrySteps } from './entry.ts';
import { AppNames } from './session.type.ts';

registerEnumType(EntrySteps, { name: 'EntryStep' });

@ObjectType('Entering', {
  simpleResolvers: true,
  description: 'Somebody at the door: signed in, with steps of entering still to do.',
})
export class EnteringType {
  @Field(() => [EntrySteps]) needs!: ('SECOND_STEP' | 'PASSWORD' | 'SECOND_FACTOR')[];
  @Field(() => Boolean, { description: 'A text message may serve as second step.' }) textMessage!: boolean;
}

registerEnumType(SessionEnd, { name: 'SessionEnd' });

@ObjectType('EndedSession', {
  simpleResolvers: true,
  description: 'A session that ended before its time, told to whoever held it.',
})
export class EndedSessionType {
  @Field(() => SessionEnd) why!: SessionEnd;
  @Field(() => DateTimeScalar) at!: string;
}

@ObjectType('Keys', { simpleResolvers: true, description: 'What the person signed in enters with.' })
export class KeysType {
  @Field(() => Boolean) authenticator!: boolean;
  @Field(() => Boolean) textMessage!: boolean;
  @Field(() => Boolean) pin!: boolean;
  @Field(() => Int) recoveryCodesLeft!: number;
  @Field(() => Int) sessions!: number;
}

@ObjectType('Enrolment', { simpleResolvers: true, description: 'A new authenticator secret, shown once.' })
export class EnrolmentType {
  @Field(() => String) secret!: string;
  @Field(() => String) otpUri!: string;
  @Field(() => DateTimeScalar) expiresAt!: Date;
}
export const EnrolmentResult = resultUnion('EnrolmentResult', EnrolmentType);

@ObjectType('FactorSet', { simpleResolvers: true })
export class FactorSetType {
  @Field(() => [String], { description: 'Ten codes, shown once; each opens the door once.' }) recoveryCodes!: string[];
}
export const FactorResult = resultUnion('FactorResult', FactorSetType);

@ObjectType('CodeSent', {
  simpleResolvers: true,
  description: 'A text message is on its way, if the number is somebody’s here.',
})
export class CodeSentType {
  @Field(() => DateTimeScalar) expiresAt!: Date;
  @Field(() => DateTimeScalar) againAt!: Date;
}
export const CodeSentResult = resultUnion('CodeSentResult', CodeSentType);

@ObjectType('Session', { simpleResolvers: true, description: 'Where she is signed in.' })
export class SessionType {
  @Field(() => ID) id!: string;
  @Field(() => AppNames) app!: 'admin' | 'volunteer';
  @Field(() => String, { nullable: true }) browser!: string | null;
  @Field(() => String, { nullable: true }) system!: string | null;
  @Field(() => String, { nullable: true, description: 'The network, without the part that names a house.' })
  address!: string | null;
  @Field(() => DateTimeScalar) createdAt!: string;
  @Field(() => DateTimeScalar) lastSeenAt!: string;
  @Field(() => DateTimeScalar) expiresAt!: string;
  @Field(() => Boolean, { description: 'The one that asks.' }) current!: boolean;
}
export const SessionConnection = connectionTypes('Session', SessionType);
