import { on } from '../../../platform/module.ts';
import { attendanceCompleted } from '../../activity/index.ts';
import { proposeRecord } from '../record/propose-record.ts';

/** She left: her minutes are proposed. */
export const proposeOnCompletion = on(attendanceCompleted, 'hours.propose-on-completion', (tx, { signUpId }) =>
  proposeRecord(tx, signUpId),
);
