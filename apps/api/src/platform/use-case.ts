import type { Reason } from '@jinguo/schema';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ZodType } from 'zod';
import type { Actor } from './access/actor.ts';
import type { AuditSubject } from './audit/audit.ts';
import type { AppContext, Services } from './context.ts';
import type { Fragment } from './database/sql.ts';
import type { DomainEvent } from './events.ts';
import type { Refusal } from './refusal.ts';

/** What a use case works with inside its one transaction. */
export interface Tx {
  readonly em: EntityManager;
  readonly now: Date;
  readonly services: Services;
  readonly context: AppContext;
  /** Rows of a statement in this transaction; times are Dates here. */
  sql<T extends Record<string, unknown>>(query: Fragment): Promise<T[]>;
  /** News for others, delivered after commit. */
  publish(...events: readonly DomainEvent[]): void;
  /** Tells the open live screens of a topic, after commit, e.g. `activity:<id>`. */
  touch(topic: string): void;
  /** Who and what the audit entry is about: every successful mutation says it. */
  about(subject: AuditSubject): void;
  /** A change made by SQL, which the entity tracker cannot see. Values must hold no personal data. */
  changed(change: Readonly<Record<string, unknown>>): void;
  /** Runs after the commit, e.g. to set a cookie. */
  afterCommit(effect: () => void): void;
}

export interface Rate {
  readonly points: number;
  readonly seconds: number;
  readonly shared?: boolean;
}

export interface SignedInTx extends Tx {
  readonly actor: Actor;
}

/** One use case, one verb: fetch within reach → ask the policy → change → publish → return. */
export interface UseCase<I, O, T extends Tx = SignedInTx> {
  /** `module.verb-noun`, as the audit log shows it. */
  readonly name: string;
  /** What the audit log calls it on the screen. */
  readonly label: string;
  readonly input: ZodType<I>;
  readonly anonymous?: boolean;
  /** Also for her who still has steps of entering to do: these steps themselves, and going away again. */
  readonly atTheDoor?: boolean;
  /** What she does under protection: the log says that it was done, not by whom and from where. */
  unnamed?(input: I): boolean;
  /** Constraint name → reason, for what only the database can decide (races). */
  readonly constraints?: Readonly<Record<string, Reason>>;
  /** At most so many calls in so many seconds, by account, by address for strangers. `shared`: of all processes together. */
  readonly rate?: Rate;
  /**
   * Slow work that needs no lock (hashing), before the transaction: it holds no connection that others wait for. Answers
   * the input `run` gets, or refuses.
   */
  before?(context: AppContext, input: I): Promise<I | Refusal>;
  run(tx: T, input: I): Promise<O | Refusal>;
}

const registry = new Map<string, string>();

/** Audit labels of every use case that exists. */
export const useCaseLabel = (name: string): string => registry.get(name) ?? name;

/** The audit label of something that is written to the log without being a use case; returns its name. */
export function noteAction(name: string, label: string): string {
  registry.set(name, label);
  return name;
}

/** The names of all use cases that were loaded. */
export const useCaseNames = (): readonly string[] => [...registry.keys()];

/** A use case for someone signed in. */
export function useCase<I, O>(definition: UseCase<I, O>): UseCase<I, O> {
  registry.set(definition.name, definition.label);
  return definition;
}

/** A use case anyone may call: sign-in, registration. */
export function anonymousUseCase<I, O>(definition: Omit<UseCase<I, O, Tx>, 'anonymous'>): UseCase<I, O, Tx> {
  registry.set(definition.name, definition.label);
  return { ...definition, anonymous: true };
}
