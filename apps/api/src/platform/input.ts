import type { Reason, RefusalCode } from '@jinguo/schema';
import type { core, ZodType } from 'zod';
import { Refusal } from './refusal.ts';

const known = (text: string): RefusalCode | null => (/^[A-Z][A-Z_]+$/.test(text) ? (text as RefusalCode) : null);

/** Zod's issue as our reason: `message` may be one of our codes, else the kind of issue decides. */
function reasonOf(issue: core.$ZodIssue): Reason {
  const field = issue.path.map(String).join('.') || undefined;
  const own = known(issue.message);
  if (own) return { code: own, field, params: (issue as { params?: Record<string, string | number> }).params };
  switch (issue.code) {
    case 'too_big': {
      const max = Number(issue.maximum);
      if (issue.origin === 'string') return { code: 'TOO_LONG', field, params: { max } };
      if (issue.origin === 'array') return { code: 'TOO_MANY', field, params: { max } };
      return { code: 'INVALID_INPUT', field };
    }
    case 'too_small': {
      const min = Number(issue.minimum);
      if (issue.origin === 'string')
        return min <= 1 ? { code: 'REQUIRED', field } : { code: 'TOO_SHORT', field, params: { min } };
      if (issue.origin === 'array') return { code: 'TOO_FEW', field, params: { min } };
      return { code: 'INVALID_INPUT', field };
    }
    case 'invalid_type':
      return { code: issue.input === undefined || issue.input === null ? 'REQUIRED' : 'INVALID_INPUT', field };
    default:
      return { code: 'INVALID_INPUT', field };
  }
}

/** Checks an input and returns it, or refuses with every reason and its field. */
export function parseInput<I>(schema: ZodType<I>, raw: unknown): I | Refusal {
  const parsed = schema.safeParse(raw);
  return parsed.success ? parsed.data : new Refusal(parsed.error.issues.map(reasonOf));
}
