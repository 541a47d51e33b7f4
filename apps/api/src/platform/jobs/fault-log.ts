import type { Logger } from 'pino';

/** While the database is away every loop fails with every try: the first time is said, then each minute how often since. */
const QUIET_MS = 60_000;

/** A driver reports several addresses that were tried as one error without a code: the first one's says what happened. */
const firstOf = (error: unknown): unknown =>
  error instanceof AggregateError && !('code' in error && error.code) ? (error.errors[0] ?? error) : error;

/** Which kind of fault, by its name and code; never its text, which may quote what a person typed. */
export function kindOf(error: unknown): { readonly kind: string; readonly code?: string } {
  const { name, code } = (firstOf(error) ?? {}) as { name?: unknown; code?: unknown };
  return {
    kind: typeof name === 'string' ? name : 'Error',
    ...(typeof code === 'string' && code !== '' && { code }),
  };
}

export type FaultLog = (error: unknown, what: string, where?: Readonly<Record<string, string>>) => void;

/** Tells a fault of work in the background by kind and code, and one that comes again without flooding the log. */
export function faultLog(log: Logger, now: () => number = Date.now): FaultLog {
  const told = new Map<string, { at: number; silent: number }>();
  return (error, what, where = {}) => {
    const fault = { ...where, ...kindOf(error) };
    const key = JSON.stringify([what, fault]);
    const before = told.get(key);
    if (before && now() - before.at < QUIET_MS) {
      before.silent += 1;
      return;
    }
    told.set(key, { at: now(), silent: 0 });
    log.error({ ...fault, ...(before && before.silent > 0 && { repeated: before.silent }) }, what);
  };
}
