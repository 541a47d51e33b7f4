import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** The fields a query asks for, by field name, merged over fragments and aliases. */
export type Selection = ReadonlyMap<string, Selection>;
type Draft = Map<string, Draft>;

const cache = new WeakMap<object, Map<string, Selection>>();

/**
 * The selection below a path of the resolved field, e.g. `['edges', 'node']`. Cached by the syntax node, which lives as
 * long as the parsed document does. @skip and @include are ignored: one column more, never one less.
 */
export function selectionOf(info: GraphQLResolveInfo, path: readonly string[] = []): Selection {
  const [first] = info.fieldNodes;
  const key = path.join('.');
  const useCache = info.fieldNodes.length === 1 && first !== undefined;
  const known = useCache ? cache.get(first)?.get(key) : undefined;
  if (known) return known;
  const draft: Draft = new Map();
  for (const node of info.fieldNodes) collect(node, info, draft);
  let found: Selection = draft;
  for (const name of path) found = found.get(name) ?? new Map();
  if (useCache) {
    const byPath = cache.get(first) ?? new Map<string, Selection>();
    byPath.set(key, found);
    cache.set(first, byPath);
  }
  return found;
}

/** Whether the query asks for a field of the resolved one, e.g. totalCount. */
export const asksFor = (info: GraphQLResolveInfo, name: string): boolean => selectionOf(info).has(name);

function collect(node: FieldNode, info: GraphQLResolveInfo, into: Draft): void {
  if (node.selectionSet) walk(node.selectionSet, info, into);
}

function walk(set: SelectionSetNode, info: GraphQLResolveInfo, into: Draft): void {
  for (const selection of set.selections) {
    if (selection.kind === 'Field') {
      const name = selection.name.value;
      if (name.startsWith('__')) continue;
      const child = into.get(name) ?? new Map();
      into.set(name, child);
      if (selection.selectionSet) walk(selection.selectionSet, info, child);
    } else if (selection.kind === 'InlineFragment') {
      walk(selection.selectionSet, info, into);
    } else {
      const fragment = info.fragments[selection.name.value];
      if (fragment) walk(fragment.selectionSet, info, into);
    }
  }
}
