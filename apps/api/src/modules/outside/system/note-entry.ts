import { z } from 'zod';
import { lacks } from '../../../platform/access/grants.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { isRefusal, type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { closeAnswered } from '../batch/close-answered.ts';
import { lockSystem, reasonText, type SystemRow } from './manage-system.ts';
import { stateSql, worklistFrom, worklistReach } from './worklist.ts';

interface Line extends Record<string, unknown> {
  readonly path: string;
  readonly minutes: number;
  readonly state: 'PENDING' | 'ENTERED' | 'DIFFERS';
  readonly version: number | null;
  readonly county_code: string;
  readonly unit_id: string;
}

/** A line of the worklist within reach, the record locked at the version of its entry she saw. */
async function lockLine(
  tx: SignedInTx,
  systemId: string,
  recordId: string,
  version: number | null,
): Promise<{ system: SystemRow; line: Line } | Refusal> {
  const system = await lockSystem(tx, systemId);
  if (isRefusal(system)) return system;
  const [line] = isId(recordId)
    ? await tx.sql<Line>(sql`select u.path, r.minutes, ${raw(stateSql)} as state, e.version, r.county_code, r.unit_id from ${raw(worklistFrom)}
        where s.id = ${systemId} and r.id = ${recordId} and ${worklistReach(tx.actor)} for key share of r`)
    : [];
  if (!line) return refuse('NOT_FOUND', { field: 'recordId' });
  const no = refuseIf(lacks(tx.actor, 'hours.outside', line.path));
  if (no) return no;
  return line.version === version ? { system, line } : refuse('STALE_VERSION');
}

const Line = { systemId: z.string(), recordId: z.string(), version: z.int().nullable() };
const about = (tx: SignedInTx, recordId: string, line: Line): void =>
  tx.about({ entityType: 'ServiceRecord', entityId: recordId, unitId: line.unit_id, countyCode: line.county_code });

/** Typed in there: under which number, and for how long. Other minutes than ours are a difference until somebody resolves it. */
export const noteEntry = useCase({
  name: 'outside.note-entry',
  label: '登记外部系统录入',
  input: z.object({
    ...Line,
    number: text(60),
    minutes: z
      .int()
      .min(1, { message: 'EXTERNAL_MINUTES_NEEDED' })
      .max(1_000_000, { message: 'EXTERNAL_MINUTES_NEEDED' }),
  }),
  constraints: { outside_entry_number: { code: 'OUTSIDE_NUMBER_TAKEN', field: 'number' } },
  async run(tx, { systemId, recordId, version, number, minutes }) {
    const locked = await lockLine(tx, systemId, recordId, version);
    if (isRefusal(locked)) return locked;
    await tx.sql(sql`insert into outside_entry (system_id, record_id, county_code, number, minutes, noted_by, noted_at)
      values (${systemId}, ${recordId}, ${locked.line.county_code}, ${number}, ${minutes}, ${tx.actor.accountId}, ${tx.now})
      on conflict (system_id, record_id) do update set number = excluded.number, minutes = excluded.minutes, noted_by = excluded.noted_by,
        noted_at = excluded.noted_at, accepted_minutes = null, accepted_by = null, accepted_at = null, accept_reason = null, version = outside_entry.version + 1`);
    await closeAnswered(tx, systemId);
    about(tx, recordId, locked.line);
    tx.changed({
      entity: 'OutsideEntry',
      id: recordId,
      kind: version === null ? 'create' : 'update',
      after: { number, minutes },
    });
    return { systemId, recordId };
  },
});

/** It is not in there after all: back on the list of what is to be typed. */
export const clearEntry = useCase({
  name: 'outside.clear-entry',
  label: '撤回外部系统录入登记',
  input: z.object(Line),
  async run(tx, { systemId, recordId, version }) {
    const locked = await lockLine(tx, systemId, recordId, version);
    if (isRefusal(locked)) return locked;
    if (locked.line.state === 'PENDING') return refuse('OUTSIDE_NOT_ENTERED');
    await tx.sql(sql`delete from outside_entry where system_id = ${systemId} and record_id = ${recordId}`);
    about(tx, recordId, locked.line);
    tx.changed({ entity: 'OutsideEntry', id: recordId, kind: 'delete', before: { state: locked.line.state } });
    return { systemId, recordId };
  },
});

/** A difference that cannot be mended there may stay, by a person on record who says why, for the minutes as they are now. */
export const acceptDifference = useCase({
  name: 'outside.accept-difference',
  label: '说明与外部系统的差异',
  input: z.object({ ...Line, reason: reasonText }),
  async run(tx, { systemId, recordId, version, reason }) {
    const locked = await lockLine(tx, systemId, recordId, version);
    if (isRefusal(locked)) return locked;
    if (locked.line.state !== 'DIFFERS') return refuse('OUTSIDE_NO_DIFFERENCE');
    await tx.sql(sql`update outside_entry set accepted_minutes = ${locked.line.minutes}, accepted_by = ${tx.actor.accountId}, accepted_at = ${tx.now},
      accept_reason = ${reason}, version = version + 1 where system_id = ${systemId} and record_id = ${recordId}`);
    about(tx, recordId, locked.line);
    tx.changed({
      entity: 'OutsideEntry',
      id: recordId,
      kind: 'update',
      after: { acceptedMinutes: locked.line.minutes },
    });
    return { systemId, recordId };
  },
});
