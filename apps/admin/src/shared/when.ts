/** Date pickers speak of Beijing's wall clock ("2026-11-28T09:00"); the wire carries an instant with its offset. */
export const toInstant = (wall: string): string => (wall.length === 16 ? `${wall}:00+08:00` : wall);

/** The wall clock of an instant in our zone, as a date-time input wants it. */
export const toWall = (instant: string): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
