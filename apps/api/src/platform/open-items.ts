import type { Reason } from '@jinguo/schema';
import type { Services } from './context.ts';
import type { Fragment } from './database/sql.ts';

/** Reads in the mutation's transaction or, for a preview, outside of one. */
export interface Reader {
  readonly now: Date;
  readonly services: Services;
  sql<T extends Record<string, unknown>>(query: Fragment): Promise<T[]>;
}

/** Duties that go from one account to another, at these units and what lies below them. */
export interface Handover {
  readonly from: string;
  readonly to: string;
  readonly paths: readonly string[];
}

/**
 * What waits with a person because of her duties. The module that owns the rows says how many there are, moves what names
 * her, and why her successor must not take them. Queues that follow the grants by themselves are only counted.
 */
export interface OpenItems {
  readonly name: string;
  readonly label: string;
  count(reader: Reader, handover: Handover): Promise<number>;
  move?(reader: Reader, handover: Handover): Promise<void>;
  against?(reader: Reader, handover: Handover): Promise<readonly Reason[]>;
}

const kinds = new Map<string, OpenItems>();

/** Declares a kind; imported by its module for that effect. */
export function openItems(kind: OpenItems): void {
  kinds.set(kind.name, kind);
}

/** Every kind of the modules that are loaded. */
export const allOpenItems = (): readonly OpenItems[] => [...kinds.values()];
