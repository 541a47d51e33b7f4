import type { Reason } from '@jinguo/schema';
import type { Services } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { withoutUnseen } from '../../../platform/text/visible.ts';

interface VillageRow extends Record<string, unknown> {
  readonly code: string;
  readonly name: string;
  readonly above: string;
}

/** Finds the village a cell means: its 12-digit code or its name, with what lies above it before it or without. */
export type FindVillage = (text: string) => { readonly code: string } | { readonly reason: Reason };

const committee = /(社区)?(居民委员会|居委会|村民委员会|村委会)$/;
const clean = (text: string): string =>
  withoutUnseen(text)
    .normalize('NFKC')
    .replace(/[\s\-—_·/>,，、]/gu, '');

/** 工盛社区居委会 is also called 工盛社区居民委员会, 工盛社区 and 工盛. */
function callsOf(name: string): readonly string[] {
  const bare = name.replace(committee, '');
  const inTown = /社区|居/.test(name);
  const full = inTown ? `${bare}社区` : bare.endsWith('村') ? bare : `${bare}村`;
  const endings = inTown ? ['居委会', '居民委员会'] : ['村委会', '村民委员会'];
  const short = bare.endsWith('村') ? bare.slice(0, -1) : bare;
  const stems = [...new Set([bare, full, short])];
  return [...new Set([name, ...stems, ...stems.flatMap((stem) => endings.map((ending) => `${stem}${ending}`))])].filter(
    (call) => call.length >= 2,
  );
}

const KEEP_MS = 60_000;
let kept: { services: Services; prefix: string; until: number; find: FindVillage } | null = null;

/** The villages below a division (a code's first digits), by all their names. */
export async function villagesBelow(services: Services, prefix: string): Promise<FindVillage> {
  const now = Date.now();
  if (kept && kept.services === services && kept.prefix === prefix && kept.until > now) return kept.find;
  const rows =
    await services.read.rows<VillageRow>(sql`select d.code, d.name, concat(p.name, c.name, b.name, a.name) as above
    from division d join division a on a.code = d.parent_code left join division b on b.code = a.parent_code
      left join division c on c.code = b.parent_code left join division p on p.code = c.parent_code
    where d.level = 5 and d.code >= ${prefix} and d.code < ${`${prefix}:`} and (d.valid_to is null or d.valid_to > current_date)`);
  const find = finderOf(rows);
  kept = { services, prefix, until: now + KEEP_MS, find };
  return find;
}

/** The longest ending of the text that names a village decides; what stands before it must lie above that village. */
export function finderOf(rows: readonly VillageRow[]): FindVillage {
  const byName = new Map<string, VillageRow[]>();
  for (const row of rows)
    for (const call of callsOf(clean(row.name))) byName.set(call, [...(byName.get(call) ?? []), row]);
  return (cell) => {
    const text = clean(cell);
    if (/^\d{12}$/.test(text)) return { code: text };
    for (let at = 0; at < text.length; at += 1) {
      const named = byName.get(text.slice(at));
      if (!named) continue;
      const fitting = named.filter(({ above }) => liesAbove(text.slice(0, at), above));
      const [only] = fitting;
      if (fitting.length === 1 && only) return { code: only.code };
      if (fitting.length > 1) return { reason: { code: 'PLACE_AMBIGUOUS', field: 'villageCode' } };
    }
    return { reason: { code: 'PLACE_UNKNOWN', field: 'villageCode' } };
  };
}

/** 张店区 or 张店区车站街道 or 淄博市车站街道 before the name: each part is part of what lies above. */
function liesAbove(before: string, above: string): boolean {
  if (above.includes(before)) return true;
  for (let at = 2; at < before.length - 1; at += 1)
    if (above.includes(before.slice(0, at)) && liesAbove(before.slice(at), above)) return true;
  return false;
}
