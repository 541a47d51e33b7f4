import { Comment, Fragment, type Ref, ref, type VNode } from 'vue';

export interface ColumnChoice {
  readonly key: string;
  readonly label: string;
}
interface ListColumns {
  /** Columns that may be hidden, as the table shows them. */
  readonly choices: Ref<readonly ColumnChoice[]>;
  readonly hidden: Ref<readonly string[]>;
}

const lists = new Map<string, ListColumns>();

/** What the table of a list and the tools above it share. */
export function columnsOf(list: string): ListColumns {
  const known = lists.get(list);
  if (known) return known;
  const made: ListColumns = { choices: ref([]), hidden: ref([]) };
  lists.set(list, made);
  return made;
}

/** The columns of a slot, out of its fragments. */
export const flat = (nodes: readonly VNode[]): VNode[] =>
  nodes.flatMap((node) =>
    node.type === Fragment && Array.isArray(node.children)
      ? flat(node.children as VNode[])
      : node.type === Comment
        ? []
        : [node],
  );

/** What a column is called in the settings; one without a key always shows: the title, what can be done. */
export const keyOf = (node: VNode): string => String(node.props?.['column-key'] ?? '');
