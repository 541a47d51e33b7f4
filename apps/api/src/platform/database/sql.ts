/** A piece of SQL with its values apart: values never become text. */
export class Fragment {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }
}

/** Tagged template: sql`a.state = ${state} and ${condition}`. Fragments nest, everything else is a parameter. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Fragment {
  return new Fragment(strings, values);
}

/** A constant of our own code (column, table). Never for input. */
export const raw = (text: string): Fragment => new Fragment([text], []);

sql.join = (parts: readonly Fragment[], glue: string): Fragment => {
  if (parts.length === 0) return raw('');
  const strings = ['', ...parts.slice(1).map(() => glue), ''];
  return new Fragment(strings, parts);
};

/** All conditions, or `true`. */
export const all = (parts: readonly (Fragment | null | undefined | false | '')[]): Fragment => {
  const kept = parts.filter((part): part is Fragment => part instanceof Fragment);
  return kept.length === 0 ? raw('true') : sql.join(kept, ' and ');
};

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Text with $1, $2 … and the values in order. */
export function render(fragment: Fragment): Statement {
  const values: unknown[] = [];
  const write = (piece: Fragment): string => {
    let text = piece.strings[0] ?? '';
    for (let i = 0; i < piece.values.length; i += 1) {
      const value = piece.values[i];
      if (value instanceof Fragment) text += write(value);
      else {
        values.push(value);
        text += `$${values.length}`;
      }
      text += piece.strings[i + 1] ?? '';
    }
    return text;
  };
  return { text: write(fragment), values };
}
