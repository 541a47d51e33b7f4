import { ImportField, importFieldWords, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { homeUnitOf } from '../volunteer/place-facts.ts';
import { headHash, type Mapping, ownColumns, requiredFields } from './columns.ts';
import type { ImportRow } from './import-row.ts';
import { moveImport } from './import-steps.ts';
import { importTopic } from './import-work.ts';
import { aboutImport, lockImport } from './lock-import.ts';

const Input = z.object({
  id: z.string(),
  version: z.int(),
  mapping: z.array(z.enum(ImportField).nullable()).max(60),
  villageCode: z.string().max(40).nullish(),
});

/** Says what each column holds and starts the dry run; the mapping is remembered for the next file with these headers. */
export const checkImport = useCase({
  name: 'people.check-import',
  label: '检查志愿者表格',
  input: Input,
  rate: { points: 60, seconds: 3600 },
  async run(tx, { id, version, mapping, villageCode }) {
    const job = await lockImport(tx, id, version, 'check');
    if (isRefusal(job)) return job;
    const village = villageCode ? await homeUnitOf(tx, villageCode) : null;
    const no = refuseIf([
      ...mappingReasons(job, mapping, Boolean(villageCode)),
      ...(villageCode && !village ? [{ code: 'PLACE_NOT_VILLAGE', field: 'villageCode' } as const] : []),
    ]);
    if (no) return no;
    const headers = job.columns.map(({ header }) => header);
    await tx.sql(sql`insert into volunteer_import_mapping (unit_id, head_hash, mapping, saved_at)
      values (${job.unit_id}, ${headHash(headers)}, ${JSON.stringify(mapping.slice(0, ownColumns(headers)))}::jsonb, ${tx.now})
      on conflict (unit_id, head_hash) do update set mapping = excluded.mapping, saved_at = excluded.saved_at`);
    await tx.sql(
      sql`update volunteer_import_row set verdict = null, reasons = '[]', id_index = null, person_index = null where import_id = ${id} and verdict is not null`,
    );
    await moveImport(
      tx,
      job,
      'check',
      sql`, mapping = ${JSON.stringify(mapping)}::jsonb, village_code = ${villageCode || null}`,
    );
    aboutImport(tx, job);
    tx.touch(importTopic);
    return { id };
  },
});

/** Every field without which no row could pass, and every field named twice. */
function mappingReasons(job: ImportRow, mapping: Mapping, hasVillage: boolean): Reason[] {
  const needed: ImportField[] = [...requiredFields, ...(hasVillage ? [] : (['villageCode'] as const))];
  const named = mapping.slice(0, job.columns.length);
  const missing = needed.filter((field) => !named.includes(field));
  const twice = Object.values(ImportField).filter((field) => named.filter((one) => one === field).length > 1);
  return [
    ...missing.map(
      (field): Reason => ({
        code: 'IMPORT_COLUMN_MISSING',
        field: `mapping.${field}`,
        params: { column: importFieldWords[field].zh },
      }),
    ),
    ...twice.map(
      (field): Reason => ({
        code: 'IMPORT_COLUMN_TWICE',
        field: `mapping.${field}`,
        params: { column: importFieldWords[field].zh },
      }),
    ),
    ...(mapping.length === job.columns.length ? [] : [{ code: 'INVALID_INPUT', field: 'mapping' } as const]),
  ];
}
