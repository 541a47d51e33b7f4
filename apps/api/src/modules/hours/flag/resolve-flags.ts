import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { recordReturned } from '../hours.events.ts';
import type { RecordRefusal } from '../record/approve-records.ts';
import { commonSubject, type LockedRecord, lockRecords } from '../record/locked-records.ts';
import { canReturn } from '../record/record-policy.ts';

const fields = {
  ids: z.array(z.guid()).min(1).max(limits.batch),
  /** Whether what looked wrong is wrong: the record then goes back to the team. */
  confirm: z.boolean(),
  reason: text(limits.shortText, 2),
} as const;

interface FlagRow extends Record<string, unknown> {
  id: string;
  record_id: string;
  open: boolean;
}

/**
 * 核查: somebody who may decide on the record, apart from those who had a hand in it, says what she found. Cleared, it no longer
 * stands in the way; confirmed, the record goes back. One reason for many, each told when it cannot be.
 */
export const resolveFlags = useCase({
  name: 'hours.resolve-flags',
  label: '核查异常',
  input: anyFields,
  async run(tx, given) {
    const { complete, reasons } = parseFields(fields, given);
    if (!complete) return new Refusal(reasons);
    const wanted = [...new Set(complete.ids.map((id) => id.toLowerCase()))];
    const of = sql`from record_flag f where f.id = any(${wanted}::uuid[])`;
    const named = await tx.sql<{ record_id: string }>(sql`select distinct f.record_id ${of}`);
    const records = new Map(
      (
        await lockRecords(
          tx,
          named.map((row) => row.record_id),
        )
      ).map((one) => [one.id, one]),
    );
    // Read behind the lock: of two who resolve at once the second sees that it is done.
    const flags = await tx.sql<FlagRow>(sql`select f.id, f.record_id, f.resolution is null as open ${of}`);
    const refused: RecordRefusal[] = [];
    const passed: FlagRow[] = [];
    for (const id of wanted) {
      const flag = flags.find((one) => one.id === id);
      const record = flag && records.get(flag.record_id);
      const no = flag && record ? flagReasons(tx, flag, record) : [{ code: 'NOT_FOUND' } as const];
      if (flag && no.length === 0) passed.push(flag);
      else refused.push({ id, reasons: no });
    }
    const decided = [...new Set(passed.map((flag) => flag.record_id))].flatMap((id) => records.get(id) ?? []);
    await settle(tx, complete, passed, decided);
    tx.about(
      (await commonSubject(tx, decided)) ?? {
        entityType: 'ServiceRecord',
        entityId: wanted[0] ?? '',
        unitId: null,
        countyCode: null,
      },
    );
    const resolution = complete.confirm ? 'CONFIRMED' : 'CLEARED';
    tx.changed({ entity: 'RecordFlag', ids: passed.map(({ id }) => id), kind: 'update', after: { resolution } });
    return { resolved: passed.map(({ id }) => id), refused };
  },
});

const flagReasons = (tx: SignedInTx, flag: FlagRow, record: LockedRecord): readonly Reason[] =>
  flag.open ? canReturn(tx.actor, record) : [{ code: 'FLAG_RESOLVED' }];

async function settle(
  tx: SignedInTx,
  { confirm, reason }: { readonly confirm: boolean; readonly reason: string },
  passed: readonly FlagRow[],
  decided: readonly LockedRecord[],
): Promise<void> {
  if (passed.length === 0) return;
  const ids = decided.map(({ id }) => id);
  await tx.sql(sql`update record_flag set resolution = ${confirm ? 'CONFIRMED' : 'CLEARED'}, resolved_at = ${tx.now},
    resolved_by = ${tx.actor.accountId}, reason = ${reason} where id = any(${passed.map(({ id }) => id)}::uuid[])`);
  await tx.sql(sql`update service_record r set open_flags = array(select f.code from record_flag f
    where f.record_id = r.id and f.resolution is null order by f.code) where r.id = any(${ids}::uuid[])`);
  if (!confirm) return;
  await tx.sql(sql`update service_record set state = 'RETURNED', return_reason = ${reason}, holder_unit_id = unit_id,
    held_since = ${tx.now}, version = version + 1 where id = any(${ids}::uuid[])`);
  tx.publish(...ids.map((recordId) => recordReturned.of({ recordId })));
}
