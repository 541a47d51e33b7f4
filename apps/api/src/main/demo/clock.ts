/** The demo's clock: set back for what happened last week, so that even the past went through the rules. */
export interface Clock {
  readonly now: () => Date;
  /** Beijing time `HH:MM`, so many days from today, as an instant. */
  at(day: number, time: string): string;
  /** From here on it is then. Null: the real time. */
  set(iso: string | null): void;
}

export function demoClock(): Clock {
  let fixed: Date | null = null;
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  return {
    now: () => fixed ?? new Date(),
    at(day, time) {
      const date = new Date(`${today}T00:00:00Z`);
      date.setUTCDate(date.getUTCDate() + day);
      return new Date(`${date.toISOString().slice(0, 10)}T${time}:00+08:00`).toISOString();
    },
    set(iso) {
      fixed = iso ? new Date(iso) : null;
    },
  };
}
