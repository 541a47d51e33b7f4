import { type ApolloClient, ApolloError } from '@apollo/client/core';
import { refusalWords } from '@jinguo/schema';
import { failureOf, meDocument, type WireReason } from '@jinguo/web';
import { type ComputedRef, computed, type Ref, readonly, ref, shallowRef } from 'vue';
import { type CheckOutcomeFragment, ReportOfflineScanDocument } from '../../gql/graphql.ts';
import { kept } from './kept.ts';

/**
 * A check-in or check-out made without a network; `clientId` makes sending it twice count once. Sent while its code is
 * still good it counts at once; later it is a claim that a coordinator who was there confirms.
 */
export interface QueuedCheck {
  readonly clientId: string;
  /** Whose it is: a family shares the phone, and nobody sends another's check-in. */
  readonly accountId: string;
  readonly kind: 'IN' | 'OUT';
  readonly signUpId: string | null;
  readonly activityId: string | null;
  readonly activityTitle: string;
  readonly code: string;
  readonly viaQr: boolean;
  /** When she scanned, by the phone's clock: what the server measures the code against. */
  readonly at: string;
  /** Set when it was handed in: it stays on the page until she has seen what became of it. */
  readonly sent?: { readonly awaits: boolean };
  /** Set when the server refused it: it stays on the page until she has read why. */
  readonly refused?: readonly WireReason[];
}

const items = ref<QueuedCheck[]>([]);
const delivered = shallowRef<Delivered | null>(null);
/** The last one that went through. */
export interface Delivered {
  readonly clientId: string;
  readonly done: Exclude<CheckOutcomeFragment, { __typename: 'Refused' }>;
}
const store = kept<QueuedCheck[]>('queue');
/** Whether the phone keeps them; some forbid it, and then closing the page would lose them. */
const safe = ref(true);
/** Handed in ones are shown a while, not collected. */
const sentShown = 10;
let flushing: Promise<void> | undefined;
let sender: ApolloClient<unknown> | undefined;

const unreadable: readonly WireReason[] = [{ code: 'INVALID_INPUT', message: refusalWords.INVALID_INPUT.zh }];
const later = new Set(['TOO_MANY_REQUESTS', 'NOT_SIGNED_IN']);
const isWaiting = (item: QueuedCheck): boolean => !item.refused && !item.sent;

const save = async (next: QueuedCheck[]): Promise<void> => {
  items.value = next;
  safe.value = (await store.write(next)) || !next.some(isWaiting);
};

/** Keeps a check for later and tries at once: the network may be back already. */
export async function enqueueCheck(
  client: ApolloClient<unknown>,
  check: Omit<QueuedCheck, 'accountId'>,
): Promise<void> {
  await save([...items.value, { ...check, accountId: accountOf(client) }]);
  void flushQueue();
}

export const dismissCheck = (clientId: string): Promise<void> =>
  save(items.value.filter((item) => item.clientId !== clientId));

/** Sends one and gives what became of it; the page that kept it may still be open and wants to know. */
async function send(client: ApolloClient<unknown>, item: QueuedCheck): Promise<void> {
  const { signUpId, activityId, code, viaQr, clientId, kind, at: scannedAt } = item;
  const { data } = await client.mutate({
    mutation: ReportOfflineScanDocument,
    variables: { input: { signUpId, activityId, code, viaQr, clientId, kind, scannedAt } },
    refetchQueries: ['UpcomingShifts'],
  });
  const answer = data?.reportOfflineScan;
  if (!answer) throw new Error('empty answer');
  if (answer.__typename === 'Refused') {
    // Not now is not no: braked, or the sign-in is gone; it is handed in later.
    if (answer.reasons.some((reason) => later.has(reason.code))) return;
    await save(items.value.map((one) => (one.clientId === clientId ? { ...one, refused: answer.reasons } : one)));
    return;
  }
  const sent = { ...item, sent: { awaits: answer.awaitsConfirmation } };
  const rest = items.value.map((one) => (one.clientId === clientId ? sent : one));
  const old = rest.filter((one) => one.sent).slice(0, -sentShown);
  await save(rest.filter((one) => !old.includes(one)));
  delivered.value = { clientId, done: answer };
}

/** The person signed in, as the cache knows her: without a network nobody else can be asked. */
const accountOf = (client: ApolloClient<unknown>): string =>
  client.readQuery({ query: meDocument })?.me?.accountId ?? '';

async function flushAll(client: ApolloClient<unknown>): Promise<void> {
  const owner = accountOf(client);
  for (const item of items.value.filter((one) => isWaiting(one) && one.accountId === owner)) {
    try {
      await send(client, item);
    } catch (error) {
      // Still no network, or the session is gone: nothing is lost, the rest waits too.
      if (error instanceof ApolloError && failureOf(error) !== 'badInput') return;
      // What the server cannot even read stays in sight: a check-in is never lost without a word.
      await save(items.value.map((one) => (one.clientId === item.clientId ? { ...one, refused: unreadable } : one)));
    }
  }
}

/** Sends what waits, in order, once at a time. */
export function flushQueue(): Promise<void> {
  const client = sender;
  if (!client || !items.value.some(isWaiting)) return Promise.resolve();
  flushing ??= flushAll(client).finally(() => {
    flushing = undefined;
  });
  return flushing;
}

/** Starts the queue: at the start, when the network returns, and when the page is looked at again. */
export function startQueue(client: ApolloClient<unknown>): void {
  sender = client;
  void store.read().then((last) => {
    const known = new Set(items.value.map((item) => item.clientId));
    items.value = [...(last ?? []).filter((item) => !known.has(item.clientId)), ...items.value];
    return flushQueue();
  });
  window.addEventListener('online', () => void flushQueue());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void flushQueue();
  });
}

/** What waits and what was refused, for the screen. */
export function useQueue(): {
  items: Readonly<Ref<readonly QueuedCheck[]>>;
  waiting: ComputedRef<number>;
  /** False: the phone keeps nothing, she should not close the page. */
  safe: Readonly<Ref<boolean>>;
  refused: ComputedRef<QueuedCheck[]>;
  delivered: Readonly<Ref<Delivered | null>>;
} {
  return {
    items: readonly(items) as Readonly<Ref<readonly QueuedCheck[]>>,
    waiting: computed(() => items.value.filter(isWaiting).length),
    safe: readonly(safe),
    refused: computed(() => items.value.filter((item) => item.refused)),
    delivered,
  };
}
