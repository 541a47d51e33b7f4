import type { Reason, RefusalCode, RefusalParams } from '@jinguo/schema';

/** A refusal is data: every reason at once, never only the first. */
export class Refusal {
  readonly reasons: readonly Reason[];
  constructor(reasons: readonly Reason[]) {
    this.reasons = reasons;
  }
}

/** Refuses with one reason: `return refuse('NAME_TAKEN', { field: 'name' })`. */
export function refuse(code: RefusalCode, more: { field?: string; params?: RefusalParams } = {}): Refusal {
  return new Refusal([{ code, ...more }]);
}

/** Refuses when a policy gave reasons: `const no = refuseIf(canApprove(...)); if (no) return no;` */
export function refuseIf(reasons: readonly Reason[]): Refusal | null {
  return reasons.length > 0 ? new Refusal(reasons) : null;
}

export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal;
