import type { RecordState } from '@jinguo/schema';
import { derived, type Fields } from '../../../platform/projection/fields.ts';
import { clockOf, deadlineOf } from './record-clock.ts';

/** The activity of a record `r`, whose end starts the clock. */
export const clockJoin = 'join activity ca on ca.id = r.activity_id';

type Ends = { ends: string };
const ends = { ends: 'ca.ends_at' } as const;

/** By when a record `r` is to be complete; with the join `clock`. */
export const clockFields = {
  dueOn: derived<Ends>(ends, ({ ends }) => deadlineOf(ends).dueOn, 'clock'),
  submitBy: derived<Ends>(ends, ({ ends }) => deadlineOf(ends).submitBy, 'clock'),
  dueProvisional: derived<Ends>(ends, ({ ends }) => deadlineOf(ends).provisional, 'clock'),
  clock: derived<Ends & { state: RecordState }>(
    { ...ends, state: 'r.state' },
    ({ ends, state }, { services }) => (state === 'APPROVED' ? null : clockOf(ends, services.now())),
    'clock',
  ),
} satisfies Fields;
