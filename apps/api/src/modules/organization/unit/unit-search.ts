import { gramsOf, type SearchColumns, searchColumns } from '../../../platform/text/search.ts';

/**
 * What a unit is found by. A federation's long name ends like every other's: its Chinese is kept, but only the short
 * name is spelt in pinyin, or the index would hold 妇女联合会 in letters 64,000 times.
 */
export function unitSearch(kind: string, name: string, shortName: string): SearchColumns {
  if (kind !== 'FEDERATION') return searchColumns(name, shortName);
  const short = searchColumns(shortName);
  return {
    searchText: `${short.searchText}|${name}`,
    searchGrams: [...new Set([...short.searchGrams, ...gramsOf(name)])],
  };
}
