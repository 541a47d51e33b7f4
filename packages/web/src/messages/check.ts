/** What both apps' tests ask of their words: English as complete as Chinese, naming the same values, and nothing left over. */
type Tree = object;

/** Every text of a tree of words, by its dotted key. */
export const textsOf = (tree: Tree, path = ''): Map<string, string> =>
  new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...textsOf(value as Tree, `${path}${key}.`)],
    ),
  );

const valuesIn = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort().join();

/** What is wrong between the two tongues; `own` are keys whose English is Chinese on purpose (the name of the language). */
export function faultsBetween(zh: Tree, en: Tree, own: readonly string[] = []): string[] {
  const chinese = textsOf(zh);
  const english = textsOf(en);
  const faults: string[] = [];
  for (const key of chinese.keys()) if (!english.has(key)) faults.push(`${key}: no English`);
  for (const [key, text] of english) {
    const original = chinese.get(key);
    if (original === undefined) faults.push(`${key}: no Chinese`);
    else if (valuesIn(original) !== valuesIn(text)) faults.push(`${key}: names other values than the Chinese`);
    if (/\p{Script=Han}/u.test(text) && !own.includes(key)) faults.push(`${key}: Chinese in English`);
    if (text.split('|').length > 2) faults.push(`${key}: more than two English forms`);
  }
  for (const [key, text] of chinese) if (text.includes('|')) faults.push(`${key}: Chinese has no plural`);
  return faults;
}

/** Texts that nothing says: neither by their key nor by the family a key is composed from (`family.${name}`). */
export function unsaid(zh: Tree, sources: readonly string[]): string[] {
  const spoken = sources.join('\n');
  const all = (pattern: RegExp): string[] => [...spoken.matchAll(pattern)].map((match) => match[1] ?? '');
  const literal = new Set(all(/['"`]([a-z]\w*(?:\.[\w-]+)+)['"`]/g));
  const families = all(/`([a-z]\w*(?:\.\w+)*\.)\$\{/g);
  return [...textsOf(zh).keys()].filter(
    (key) => !literal.has(key) && !families.some((family) => key.startsWith(family)),
  );
}
