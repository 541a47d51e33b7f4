/** China keeps one zone and no summer time: plain arithmetic is exact and cheap on the hot path. */
const OFFSET = 8 * 3_600_000;

/** The calendar date of an instant in Asia/Shanghai, YYYY-MM-DD. */
export const localDate = (at: Date): string => new Date(at.getTime() + OFFSET).toISOString().slice(0, 10);

/** The instant at which a calendar date begins in Asia/Shanghai, `days` later. */
export const startOfDay = (date: string, days = 0): Date =>
  new Date(Date.parse(`${date}T00:00:00Z`) - OFFSET + days * 86_400_000);

/** Full years on a calendar date. A birthday on 29 February is reached on 1 March of other years. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
