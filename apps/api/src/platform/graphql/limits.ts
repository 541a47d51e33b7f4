import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNullableType,
  isListType,
  isObjectType,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';

/** What one request may ask. Measured against the apps' own documents, with room to spare. */
export const graphqlLimits = {
  tokens: 4000,
  depth: 14,
  aliases: 30,
  rootFields: 20,
  mutations: 5,
  complexity: 20_000,
  bodyBytes: 2 * 1024 * 1024,
} as const;

const tooMuch = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'QUERY_TOO_LARGE', http: { status: 400 } } });

/** Depth, aliases and root fields, counted before anything is executed. Fragments are followed, cycles are others' rule. */
export function sizeRule(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field(node) {
      if (node.alias) aliases += 1;
      if (aliases === graphqlLimits.aliases + 1)
        context.reportError(tooMuch(`查询的别名不能超过 ${graphqlLimits.aliases} 个。`));
    },
    OperationDefinition(node) {
      const most = node.operation === 'mutation' ? graphqlLimits.mutations : graphqlLimits.rootFields;
      if (node.selectionSet.selections.length > most) context.reportError(tooMuch(`一次请求最多 ${most} 个操作。`));
      if (deeperThan(node.selectionSet, context, graphqlLimits.depth, new Set())) {
        context.reportError(tooMuch(`查询的层级不能超过 ${graphqlLimits.depth} 层。`));
      }
    },
  };
}

function deeperThan(
  set: SelectionSetNode,
  context: ValidationContext,
  left: number,
  open: ReadonlySet<string>,
): boolean {
  if (left < 0) return true;
  return set.selections.some((selection) => {
    if (selection.kind === 'Field')
      return !selection.name.value.startsWith('__') && selection.selectionSet
        ? deeperThan(selection.selectionSet, context, left - 1, open)
        : false;
    if (selection.kind === 'InlineFragment') return deeperThan(selection.selectionSet, context, left, open);
    const name = selection.name.value;
    const fragment = open.has(name) ? null : context.getFragment(name);
    return fragment ? deeperThan(fragment.selectionSet, context, left, new Set([...open, name])) : false;
  });
}

/** A connection costs its page size times what it asks of each row; other lists count as ten. */
function estimate({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const type = getNullableType(field.type);
  if (isObjectType(type) && type.name.endsWith('Connection')) {
    const first = Number((args as { first?: unknown }).first ?? 20);
    return 1 + Math.max(1, Number.isFinite(first) ? first : 20) * Math.max(1, childComplexity);
  }
  if (isListType(type) && field.name !== 'edges' && !field.name.startsWith('__')) return 1 + 10 * childComplexity;
  return 1 + childComplexity;
}

const measured = new WeakMap<DocumentNode, Map<string, number>>();
const MOST_MEASURED = 50;

/** Refuses what is too wide. Bad variables are left for the executor, which says so properly. */
export function complexityError(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): GraphQLError | null {
  // Only page sizes move the cost: a document is measured once for each set of numbers and switches it is asked with.
  const sizes = Object.entries(variables).filter(([, value]) => typeof value !== 'string' && typeof value !== 'object');
  const key = `${operationName ?? ''} ${JSON.stringify(sizes)}`;
  const costs = measured.get(query) ?? new Map<string, number>();
  measured.set(query, costs);
  let cost = costs.get(key);
  if (cost === undefined) {
    try {
      cost = getComplexity({
        schema,
        query,
        variables,
        estimators: [estimate],
        ...(operationName && { operationName }),
      });
    } catch {
      return null; // never remembered: the same key may come again with variables that are fit
    }
    if (costs.size < MOST_MEASURED) costs.set(key, cost);
  }
  return cost > graphqlLimits.complexity ? tooMuch('一次查询的内容太多，请减少每页条数或分开查询。') : null;
}
