import 'reflect-metadata';
import { type Reason as ReasonData, sentenceOf } from '@jinguo/schema';
import { type ClassType, createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { isRefusal, type Refusal } from '../refusal.ts';

@ObjectType('ReasonParam', {
  simpleResolvers: true,
  description:
    'A value the sentence of a reason names: a count, a limit, a time, the name of a thing; never of a person.',
})
export class ReasonParamType {
  @Field(() => String) name!: string;
  @Field(() => String) value!: string;
}

@ObjectType('Reason', { simpleResolvers: true })
export class ReasonType {
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
  @Field(() => String, { nullable: true }) field!: string | null;
  @Field(() => Boolean) overridable!: boolean;
  @Field(() => [ReasonParamType]) params!: ReasonParamType[];
}

@ObjectType('Refused', {
  simpleResolvers: true,
  description: 'The request was understood and refused: every reason at once.',
})
export class RefusedType {
  @Field(() => [ReasonType]) reasons!: ReasonType[];
}

@ObjectType('Verdict', {
  simpleResolvers: true,
  description: 'What a policy says beforehand, so that the screen can show it.',
})
export class VerdictType {
  @Field(() => Boolean) allowed!: boolean;
  @Field(() => [ReasonType]) reasons!: ReasonType[];
}

@ObjectType('Done', {
  simpleResolvers: true,
  description: 'A change that needs no more than its id to be found again.',
})
export class DoneType {
  @Field(() => ID) id!: string;
}

@ObjectType('PageInfo', { simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** A reason as it travels, with its Chinese sentence and the values it names, so that a reader of another tongue is told them too. */
export const reasonView = (reason: ReasonData): ReasonType => ({
  code: reason.code,
  message: sentenceOf(reason),
  field: reason.field ?? null,
  overridable: reason.overridable ?? false,
  params: Object.entries(reason.params ?? {}).map(([name, value]) => ({ name, value: String(value) })),
});

/** A policy's answer as a field: `value: (row, ctx) => verdict(canApprove(ctx.actor, row))`. */
export const verdict = (reasons: readonly ReasonData[]): VerdictType => ({
  allowed: reasons.length === 0,
  reasons: reasons.map(reasonView),
});

/** What a mutation returns: its own type, or the refusal, told apart by `__typename`. */
export function outcome<T extends object, N extends string>(
  typename: N,
  result: T | Refusal,
): (T & { __typename: N }) | (RefusedType & { __typename: 'Refused' }) {
  if (isRefusal(result)) return { __typename: 'Refused', reasons: result.reasons.map(reasonView) };
  return { ...result, __typename: typename };
}

/** `union XResult = X | Refused`, resolved by `__typename`. */
export function resultUnion<const T extends readonly ClassType[]>(name: string, ...types: T) {
  return createUnionType({
    name,
    types: () => [...types, RefusedType],
    resolveType: (value: object) => (value as { __typename: string }).__typename,
  });
}

export const DoneResult = resultUnion('DoneResult', DoneType);

/** Edge and connection classes of a node type, as Relay names them. */
export function connectionTypes<N extends ClassType>(name: string, node: N, options: { totalCount?: boolean } = {}) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class Edge {
    @Field(() => String) cursor!: string;
    @Field(() => node) node!: InstanceType<N>;
  }
  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class Connection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => PageInfoType) pageInfo!: PageInfoType;
  }
  if (!options.totalCount) return Connection;
  Field(() => Int, { name: 'totalCount' })(Connection.prototype, 'totalCount');
  return Connection;
}
