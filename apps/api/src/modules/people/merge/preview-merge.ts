import type { Reason } from '@jinguo/schema';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Person } from '../identity/lock-people.ts';
import { type Overlap, personParts, type Reads } from '../shared/person-parts.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { canMerge } from './merge.policy.ts';
import { mergeWaits } from './merge-case.ts';
import { countsOf } from './merge-people.ts';

export interface Preview {
  readonly keptHas: Record<string, number>;
  readonly absorbedHas: Record<string, number>;
  readonly totalMinutes: number;
  readonly overlaps: readonly Overlap[];
  readonly reasons: readonly Reason[];
}

/** What a merge of two registrations within reach would do, or null where either is out of it. */
export async function previewMerge(context: AppContext, keptId: string, absorbedId: string): Promise<Preview | null> {
  const reads: Reads = { sql: (query) => context.services.read.rows(query) };
  const people =
    await reads.sql<Person>(sql`select v.id, v.state, v.account_id, v.id_type, v.id_number_index, v.erased_at is not null as erased, u.path
    from volunteer v join unit u on u.id = v.unit_id
    where v.id = any(${[keptId, absorbedId]}::uuid[]) and ${volunteerReach(context.actor, 'volunteer.merge')}`);
  const kept = people.find((one) => one.id === keptId);
  const absorbed = people.find((one) => one.id === absorbedId);
  if (!kept || !absorbed) return null;
  const overlaps: Overlap[] = [];
  for (const part of personParts()) overlaps.push(...((await part.overlaps?.(reads, keptId, absorbedId)) ?? []));
  const reasons: Reason[] = [...canMerge(context.actor, kept, absorbed)];
  if (await mergeWaits(reads, keptId, absorbedId)) reasons.push({ code: 'MERGE_ALREADY_PROPOSED' });
  if (overlaps.length > 0) reasons.push({ code: 'MERGE_OVERLAP', params: { count: overlaps.length } });
  const nothing = { signUps: 0, records: 0, minutes: 0 };
  const keptHas = { ...nothing, ...(await countsOf(reads, keptId)) };
  const absorbedHas = { ...nothing, ...(await countsOf(reads, absorbedId)) };
  return { keptHas, absorbedHas, totalMinutes: keptHas.minutes + absorbedHas.minutes, overlaps, reasons };
}
