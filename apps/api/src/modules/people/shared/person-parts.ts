import type { Fragment } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** What runs a statement: a transaction or the read path. */
export interface Reads {
  sql<T extends Record<string, unknown>>(query: Fragment): Promise<T[]>;
}

/** Two services of one person at the same time, which a merge would put on one record. */
export interface Overlap extends Record<string, unknown> {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly kept: string;
  readonly absorbed: string;
}

/** What of a person's is still open, told before she leaves. */
export interface OpenThings {
  readonly upcoming: number;
  readonly serving: number;
}

/**
 * What an upper module keeps of a person, behind a port: people merges, lets go and erases in one transaction without
 * knowing it (imports go down, never up).
 */
export interface PersonPart {
  readonly name: string;
  overlaps?(reads: Reads, keptId: string, absorbedId: string): Promise<readonly Overlap[]>;
  /** Figures of a record, e.g. sign-ups and minutes, for the preview of a merge. */
  counts?(reads: Reads, volunteerId: string): Promise<Readonly<Record<string, number>>>;
  move?(tx: Tx, keptId: string, absorbedId: string): Promise<void>;
  open?(reads: Reads, volunteerId: string, now: Date): Promise<OpenThings>;
  /** Ends what is still to come. */
  leave?(tx: Tx, volunteerId: string, reason: string): Promise<void>;
  /** Her own rows, for the copy she asks for; names in Chinese, since she reads it. */
  copy?(reads: Reads, volunteerId: string): Promise<Readonly<Record<string, readonly Record<string, unknown>[]>>>;
  /** Free text somebody wrote about her; hours and figures stay. */
  erase?(tx: Tx, volunteerId: string): Promise<void>;
}

const parts: PersonPart[] = [];
export const addPersonPart = (part: PersonPart): void => {
  if (!parts.some((one) => one.name === part.name)) parts.push(part);
};
/** In the order of the modules: sign-ups before records, records before the ledger. */
export const personParts = (): readonly PersonPart[] => parts;
