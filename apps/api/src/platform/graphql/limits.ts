import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type SelectionNode,
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
  fields: 3000,
  complexity: 20_000,
  /** Characters of the document; the apps' longest has two thousand. */
  text: 65_536,
  bodyBytes: 2 * 1024 * 1024,
} as const;

const tooMuch = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'QUERY_TOO_LARGE', http: { status: 400 } } });

/** Depth, aliases, root fields and expanded fields, counted before anything is executed. Fragments are followed, cycles are others' rule. */
export function sizeRule(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  const measure = measurer(context);
  return {
    Field(node) {
      if (node.alias) aliases += 1;
      if (aliases === graphqlLimits.aliases + 1)
        context.reportError(tooMuch(`查询的别名不能超过 ${graphqlLimits.aliases} 个。`));
    },
    OperationDefinition(node) {
      const most = node.operation === 'mutation' ? graphqlLimits.mutations : graphqlLimits.rootFields;
      const { depth, fields, roots } = measure(node.selectionSet);
      if (roots > most) context.reportError(tooMuch(`一次请求最多 ${most} 个操作。`));
      if (depth > graphqlLimits.depth + 1)
        context.reportError(tooMuch(`查询的层级不能超过 ${graphqlLimits.depth} 层。`));
      if (fields > graphqlLimits.fields) context.reportError(tooMuch(`一次查询最多 ${graphqlLimits.fields} 个字段。`));
    },
  };
}

interface Size {
  /** Levels of selections; introspection does not count. */
  readonly depth: number;
  /** Fields as executed, every spread of a fragment counted anew. */
  readonly fields: number;
  /** Those at the top, however they are wrapped. */
  readonly roots: number;
}
const nothing: Size = { depth: 0, fields: 0, roots: 0 };

/** Each fragment is measured once: fragments that double each other 30 times over must not cost 2³⁰ steps to refuse. */
function measurer(context: ValidationContext): (set: SelectionSetNode) => Size {
  const known = new Map<string, Size>();
  const fragment = (name: string): Size => {
    const found = known.get(name);
    if (found) return found;
    known.set(name, nothing); // while it is open: a cycle ends here
    const definition = context.getFragment(name);
    const size = definition ? measure(definition.selectionSet) : nothing;
    known.set(name, size);
    return size;
  };
  const one = (selection: SelectionNode): Size => {
    if (selection.kind === 'InlineFragment') return measure(selection.selectionSet);
    if (selection.kind === 'FragmentSpread') return fragment(selection.name.value);
    if (!selection.selectionSet) return { depth: 0, fields: 1, roots: 1 };
    const below = measure(selection.selectionSet);
    return { depth: selection.name.value.startsWith('__') ? 0 : below.depth, fields: 1 + below.fields, roots: 1 };
  };
  const measure = (set: SelectionSetNode): Size =>
    set.selections.map(one).reduce<Size>(
      (sum, size, i) => ({
        depth: Math.max(sum.depth, size.depth + (set.selections[i]?.kind === 'Field' ? 1 : 0)),
        fields: sum.fields + size.fields,
        roots: sum.roots + size.roots,
      }),
      nothing,
    );
  return measure;
}

/**
 * A connection costs its page size times what it asks of each row; other lists count as ten. Reasons are computed from
 * the row at hand and are few: with their values they cost what one field costs.
 */
function estimate({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const type = getNullableType(field.type);
  if (isObjectType(type) && type.name.endsWith('Connection')) {
    const first = Number((args as { first?: unknown }).first ?? 20);
    return 1 + Math.max(1, Number.isFinite(first) ? first : 20) * Math.max(1, childComplexity);
  }
  if (getNamedType(field.type).name === 'Reason') return 1;
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
  // A null is not an absent one: it puts a variable's own default out of force.
  const sizes = Object.entries(variables).filter(
    ([, value]) => value === null || (typeof value !== 'string' && typeof value !== 'object'),
  );
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
