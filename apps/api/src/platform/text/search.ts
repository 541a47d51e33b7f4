import { pinyin } from 'pinyin-pro';
import { withoutUnseen } from './visible.ts';

/**
 * Search text and its bigrams: Chinese, full pinyin and initials side by side.
 * pg_trgm cannot serve two-character Chinese words; bigrams in a GIN-indexed array can (stack §2).
 */
export interface SearchColumns {
  searchText: string;
  searchGrams: string[];
}

const clean = (text: string): string => withoutUnseen(text).normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** Single characters and pairs of characters, by code point. */
export function gramsOf(text: string): string[] {
  const marks = [...clean(text)];
  const grams = new Set<string>(marks);
  for (let i = 0; i + 1 < marks.length; i += 1) grams.add(`${marks[i]}${marks[i + 1]}`);
  return [...grams];
}

/** Columns for a row that people search by its names. */
export function searchColumns(...texts: readonly string[]): SearchColumns {
  const parts = texts.filter(Boolean).flatMap((text) => {
    const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
    return [text, syllables.join(''), syllables.map((s) => s[0] ?? '').join('')];
  });
  const searchText = [...new Set(parts.map(clean))].join('|');
  return { searchText, searchGrams: [...new Set(parts.flatMap(gramsOf))] };
}

/** What a keyword must match: all its bigrams (index) and the text itself (recheck). Null when nothing is asked. */
export function searchTerms(keyword: string | null | undefined): { grams: string[]; like: string } | null {
  const text = clean(keyword ?? '');
  if (!text) return null;
  const marks = [...text];
  const grams = marks.length === 1 ? marks : gramsOf(text).filter((gram) => [...gram].length === 2);
  return { grams, like: `%${text.replace(/[\\%_]/g, '\\$&')}%` };
}
