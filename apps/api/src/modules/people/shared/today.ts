export { dateIn } from '../../../platform/calendar/date-in.ts';

/** Completed years of life on a day. Someone born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: string, today: Temporal.PlainDate): number {
  const birth = Temporal.PlainDate.from(birthDate);
  const years = today.year - birth.year;
  const hadBirthday = today.month > birth.month || (today.month === birth.month && today.day >= birth.day);
  return hadBirthday ? years : years - 1;
}
