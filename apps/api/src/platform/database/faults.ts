import type { Reason } from '@jinguo/schema';

interface PgError {
  code?: string;
  constraint?: string;
  message?: string;
}

const pgError = (error: unknown): PgError | null => {
  for (
    let at = error;
    at && typeof at === 'object';
    at = (at as { cause?: unknown; previous?: unknown }).cause ?? (at as { previous?: unknown }).previous
  ) {
    if (typeof (at as PgError).code === 'string' && /^[0-9A-Z]{5}$/.test((at as PgError).code ?? ''))
      return at as PgError;
  }
  return null;
};

/** Constraints that mean the same wherever they are met. */
const shared: Readonly<Record<string, Reason>> = {
  sign_up_no_overlap: { code: 'TIME_CLASH' },
  opening_never_oversold: { code: 'OPENING_FULL' },
};

/** What a database error means to a person: a reason, a retry (deadlock, serialization), or null for a surprise. */
export function databaseFault(
  error: unknown,
  constraints: Readonly<Record<string, Reason>> = {},
): Reason | 'RETRY' | null {
  if ((error as Error | null)?.name === 'OptimisticLockError') return { code: 'STALE_VERSION' };
  const fault = pgError(error);
  if (!fault) return null;
  if (fault.code === '40001' || fault.code === '40P01') return 'RETRY';
  const reason = fault.constraint ? (constraints[fault.constraint] ?? shared[fault.constraint]) : undefined;
  if (reason) return reason;
  // 22021/22P05: a NUL or a broken surrogate cannot be stored as text.
  if (fault.code === '22021' || fault.code === '22P05') return { code: 'UNSUPPORTED_CHARACTERS' };
  // 22P02 (not a uuid), 22003/22008 (out of range): hostile input that passed the schema.
  if (fault.code === '22P02' || fault.code === '22003' || fault.code === '22008' || fault.code === '22007')
    return { code: 'INVALID_INPUT' };
  return null;
}
