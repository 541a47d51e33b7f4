import type { Refusal } from '../refusal.ts';

/** Thrown while rows are read and caught where reading began: the file is at fault, and this is how. */
export class Unreadable extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('unreadable');
    this.refusal = refusal;
  }
}
