import { limits, MeritKind } from '@jinguo/schema';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { volunteerReach } from '../../people/index.ts';
import { canEvaluate, canRecord } from './merit.policy.ts';
import { endedReasons, lockVersion, type VersionedTable, writeNext } from './revisions.ts';

const tables: Record<MeritKind, VersionedTable> = {
  TRAINING: 'training_record',
  AWARD: 'award_record',
  EVALUATION: 'evaluation',
};
const fields = {
  kind: z.enum(MeritKind),
  id: z.uuid({ message: 'NOT_FOUND' }),
  reason: text(limits.shortText, 2),
} as const;

const reachOf = (kind: MeritKind, actor: Actor): Fragment =>
  kind === 'EVALUATION'
    ? sql`x.by <> 'VOLUNTEER' and ${within(actor, 'merit.record', { path: 'au.path', unitId: 'x.unit_id', county: 'x.county_code' })}`
    : volunteerReach(actor);

/** 撤销: what should never have been recorded counts no more; it stays readable, struck out, with the reason. */
export const takeBackMerit = useCase({
  name: 'merit.take-back',
  label: '撤销记录',
  input: anyFields,
  rate: { points: 60, seconds: 3600 },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.kind || !values.id) return reasons.length > 0 ? new Refusal(reasons) : refuse('NOT_FOUND');
    const table = tables[values.kind];
    const before = await lockVersion(tx, table, values.id, reachOf(values.kind, tx.actor));
    if (!before) return refuse('NOT_FOUND');
    const may =
      values.kind === 'EVALUATION'
        ? canEvaluate(tx.actor, { ...before, privacy: 'P2', by: 'COORDINATOR' })
        : canRecord(tx.actor, before);
    reasons.push(...may, ...endedReasons(before));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    return writeNext(tx, table, before, { withdrawn: true, reason: complete.reason }, { withdrawn: true });
  },
});
