/** A kind of news a module publishes: effects leave by the outbox, after commit. */
export interface EventKind<P extends object> {
  readonly type: string;
  of(payload: P): DomainEvent;
}

export interface DomainEvent {
  readonly type: string;
  readonly payload: object;
}

/** `export const hoursApproved = eventKind<{ recordId: string }>('hours.approved')`. Payloads hold ids, never names. */
export const eventKind = <P extends object>(type: string): EventKind<P> => ({
  type,
  of: (payload) => ({ type, payload }),
});
