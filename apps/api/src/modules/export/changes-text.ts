import { auditFieldWords, auditThingWords, type Words } from '@jinguo/schema';
import { changesOf } from '@jinguo/schema/changes';
import type { Speech } from './speech.ts';

/** A cell is read, not searched: of a change of many things the beginning stands there, the log itself has the rest. */
const MOST = 2000;
const wordIn = (table: Readonly<Record<string, Words>>, key: string): Words | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** Before and after in one line: what the log's page unfolds, from the same words. */
export function changesText(changes: unknown, say: Speech): string {
  const { tongue } = say;
  const [colon, semicolon] = tongue === 'zh' ? ['：', '；'] : [': ', '; '];
  const label = (field: string): string => wordIn(auditFieldWords, field)?.[tongue] ?? say.says('other');
  const values = { yes: say.says('yes'), no: say.says('no'), empty: say.says('empty'), inner: say.says('inner') };
  const text = changesOf(changes, tongue, values, label)
    .filter(({ lines }) => lines.length > 0)
    .map(({ entity, isNew, lines }) => {
      const told = lines.map(({ field, before, after }) => `${field}${colon}${isNew ? after : `${before} → ${after}`}`);
      return `${wordIn(auditThingWords, entity)?.[tongue] ?? say.says('other')}（${told.join(semicolon)}）`;
    })
    .map((group) => (tongue === 'zh' ? group : group.replace('（', ' (').replace(/）$/, ')')))
    .join(semicolon);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
