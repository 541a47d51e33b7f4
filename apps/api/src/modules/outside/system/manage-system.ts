import { limits } from '@jinguo/schema';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks, may } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';

export interface SystemRow extends Record<string, unknown> {
  readonly id: string;
  readonly unit_id: string;
  readonly path: string;
  readonly county_code: string;
  readonly answer_days: number;
  readonly ended: boolean;
  readonly version: number;
}

/** Systems of the places she exchanges hours for, and those above that her records go into. */
export function systemReach(actor: Actor | null): Fragment {
  const places = (actor?.grants ?? []).filter(
    ({ effect, actions }) => effect === 'ALLOW' && actions.has('hours.outside'),
  );
  const above = sql`${places.map(({ path }) => path)}::text[]`;
  return places.length === 0
    ? sql`false`
    : sql`(${within(actor, 'hours.outside', { path: 'su.path', unitId: 's.unit_id', county: 's.county_code' })}
        or exists (select from unnest(${above}) p where p ^@ su.path))`;
}

/** A system within reach, locked: of its batches and entries one thing happens after another. */
export async function lockSystem(tx: SignedInTx, id: string): Promise<SystemRow | Refusal> {
  const [row] = isId(id)
    ? await tx.sql<SystemRow>(sql`select s.id, s.unit_id, su.path, s.county_code, s.answer_days, s.ended_at is not null as ended, s.version
        from outside_system s join unit su on su.id = s.unit_id where s.id = ${id} and ${systemReach(tx.actor)} for update of s`)
    : [];
  if (!row) return refuse('NOT_FOUND');
  return row.ended ? refuse('OUTSIDE_ENDED') : row;
}

export const aboutSystem = (tx: SignedInTx, row: SystemRow): void =>
  tx.about({ entityType: 'OutsideSystem', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });

const days = { error: () => ({ message: 'OUT_OF_RANGE', params: { min: 1, max: 90 } }) };
const fields = {
  unitId: z.uuid({ message: 'NOT_FOUND' }),
  name: text(40),
  since: z.iso.date({ message: 'INVALID_DATE' }),
  answerDays: z.int().min(1, days).max(90, days),
} as const;

/** Says that records of a unit and beneath must go into another system as well, from a day of service on. */
export const openOutsideSystem = useCase({
  name: 'outside.open-system',
  label: '登记外部系统',
  input: anyFields,
  rate: { points: 20, seconds: 3600 },
  constraints: { outside_system_once: { code: 'NAME_TAKEN', field: 'name' } },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const [unit] = await tx.sql<{ id: string; path: string; county_code: string }>(
      sql`select id, path, county_code from unit where id = ${values.unitId ?? null}::uuid for key share`,
    );
    if (values.unitId && !(unit && may(tx.actor, 'unit.read', unit.path)))
      return refuse('NOT_FOUND', { field: 'unitId' });
    if (unit) reasons.push(...lacks(tx.actor, 'hours.outside', unit.path));
    if (!complete || !unit || reasons.length > 0) return new Refusal(reasons);
    const id = newId();
    const { name, since, answerDays } = complete;
    await tx.sql(sql`insert into outside_system (id, unit_id, county_code, name, adapter, since, answer_days, opened_by, opened_at)
      values (${id}, ${unit.id}, ${unit.county_code}, ${name}, 'FILE', ${since}, ${answerDays}, ${tx.actor.accountId}, ${tx.now})`);
    tx.changed({ entity: 'OutsideSystem', id, kind: 'create', after: { name, since, answerDays } });
    tx.about({ entityType: 'OutsideSystem', entityId: id, unitId: unit.id, countyCode: unit.county_code });
    return { id };
  },
});

/** No more records go there; what was noted stays to be read. */
export const endOutsideSystem = useCase({
  name: 'outside.end-system',
  label: '停用外部系统',
  input: z.object({ id: z.string(), version: z.int() }),
  async run(tx, { id, version }) {
    const row = await lockSystem(tx, id);
    if (isRefusal(row)) return row;
    const no = refuseIf(lacks(tx.actor, 'hours.outside', row.path));
    if (no) return no;
    if (row.version !== version) return refuse('STALE_VERSION');
    await tx.sql(
      sql`update outside_system set ended_at = ${tx.now}, ended_by = ${tx.actor.accountId}, version = version + 1 where id = ${id}`,
    );
    aboutSystem(tx, row);
    tx.changed({ entity: 'OutsideSystem', id, kind: 'update', after: { stopped: true } });
    return { id };
  },
});

export const reasonText = text(limits.shortText);
