import type { NoticeOutcome, RecordStanding, RecordState } from '@jinguo/schema';
import { column, derived, type Fields } from '../../../platform/projection/fields.ts';
import { latestItem } from '../../publicity/index.ts';

export interface StandingFacts extends Record<string, unknown> {
  readonly state: RecordState;
  readonly finalAt: unknown;
  readonly objections: number | null;
  readonly outcome: NoticeOutcome | null;
}

/** How far a record has come. A notice that is over makes it final in a moment; until then it reads as on notice. */
export function standingOf({ state, finalAt, objections, outcome }: StandingFacts): RecordStanding {
  if (state !== 'APPROVED') return state === 'RETURNED' ? 'RETURNED' : 'WAITING';
  if (finalAt) return 'FINAL';
  if ((objections ?? 0) > 0) return 'OBJECTED';
  return outcome === 'UPHELD' ? 'UPHELD' : 'NOTICE';
}

/** The newest notice of a record `r` as `ln`. */
export const noticeJoin = latestItem('HOURS', 'r.id', 'ln');

/** Where a record `r` stands, for those who read it; with the join `notice`. */
export const standingFields = {
  standing: derived<StandingFacts>(
    { state: 'r.state', finalAt: 'r.final_at', objections: 'ln.objections', outcome: 'ln.outcome' },
    standingOf,
    'notice',
  ),
  finalAt: column('r.final_at'),
  noticeUntil: column(`case when r.final_at is null then ln.closes_on end`, 'notice'),
  noticeProvisional: column(`coalesce(r.final_at is null and ln.provisional, false)`, 'notice'),
  noticeItemId: column(`case when r.final_at is null then ln.id end`, 'notice'),
} satisfies Fields;
