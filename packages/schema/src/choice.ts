/** One value a person can choose or see, with its words. Chinese is complete; English comes second. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
/** Chinese is the platform's language; English is complete and comes second. */
export const Tongue = { zh: 'zh', en: 'en' } as const satisfies Words;
export type Tongue = keyof Words;

/** `const X = { KEY: 'KEY' }` from a table of words: enum values and their labels in one place. */
export function keysOf<const T extends Record<string, unknown>>(table: T): { readonly [K in keyof T]: K } {
  return Object.fromEntries(Object.keys(table).map((key) => [key, key])) as { readonly [K in keyof T]: K };
}

/** The values as a non-empty tuple, the shape `z.enum` and GraphQL enums take. */
export function valuesOf<T extends Record<string, unknown>>(table: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];
}
