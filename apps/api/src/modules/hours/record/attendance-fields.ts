import { column, type Field } from '../../../platform/projection/fields.ts';

/**
 * The scans behind a record `r`, beside the minutes it counts: who comes early waits until the shift begins (rules §1.3), and
 * a record that showed 09:00 to somebody who scanned at 08:41 looked wrong.
 */
export const attendanceJoin = 'left join sign_up rs on rs.id = r.sign_up_id';
export const attendanceFields: Readonly<Record<'cameAt' | 'leftAt', Field>> = {
  cameAt: column('rs.checked_in_at', 'signUp'),
  leftAt: column('rs.checked_out_at', 'signUp'),
};
