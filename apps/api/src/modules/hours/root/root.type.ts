import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';

export const RootTargetKind = { FILE: 'FILE', WEBHOOK: 'WEBHOOK', MAIL: 'MAIL' } as const;
export type RootTargetKind = keyof typeof RootTargetKind;
registerEnumType(RootTargetKind, { name: 'RootTargetKind' });

@ObjectType('LedgerRootCopy', {
  simpleResolvers: true,
  description: 'A place outside the database that a root is taken to.',
})
export class LedgerRootCopyType {
  @Field(() => RootTargetKind) target!: RootTargetKind;
  @Field(() => String, { description: 'Of a mail; empty of the others.' }) address!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null until it has arrived.' }) copiedAt!: string | null;
  @Field(() => Int) attempts!: number;
  @Field(() => String, { nullable: true, description: 'The kind of the last fault.' }) fault!: string | null;
}

@ObjectType('LedgerRoot', {
  simpleResolvers: true,
  description:
    'One value over the ends of all ledger accounts, signed: what is kept outside shows a ledger changed since.',
})
export class LedgerRootType {
  @Field(() => ID) id!: string;
  @Field(() => Int) number!: number;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => Int) accounts!: number;
  @Field(() => Float) entries!: number;
  @Field(() => String, { description: '64 hexadecimal digits.' }) tree!: string;
  @Field(() => String, { description: 'As it was signed, one fact a line.' }) statement!: string;
  @Field(() => String, { description: 'Ed25519, 128 hexadecimal digits.' }) signature!: string;
  @Field(() => String, { description: 'The public key it is signed by, 64 hexadecimal digits.' }) publicKey!: string;
  @Field(() => String, { description: 'What people compare of the key.' }) keyId!: string;
  @Field(() => [LedgerRootCopyType]) copies!: LedgerRootCopyType[];
}
export const LedgerRootConnection = connectionTypes('LedgerRoot', LedgerRootType);
