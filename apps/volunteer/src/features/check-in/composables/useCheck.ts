import { type FailureKind, failureOf, outcomeOf, type WireReason } from '@jinguo/web';
import { limits } from '@jinguo/schema';
import { useApolloClient } from '@vue/apollo-composable';
import { ref, shallowRef } from 'vue';
import { CheckInDocument, CheckOutDocument, ResolveCodeDocument, type CheckOutcomeFragment } from '../../../gql/graphql.ts';
import { clientId } from '../../../shared/client-id.ts';
import { enqueueCheck } from '../../../shared/offline/queue.ts';
import type { Shift } from '../../../shared/use-upcoming.ts';
import type { ScannedCode } from '../scanned-code.ts';

export interface Target {
  readonly signUpId: string;
  readonly activityTitle: string;
  readonly postName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly next: 'IN' | 'OUT' | null;
}
type Done = Exclude<CheckOutcomeFragment, { __typename: 'Refused' }>;
export type CheckStep =
  | { readonly at: 'idle' }
  | { readonly at: 'resolving' }
  | { readonly at: 'choose'; readonly targets: readonly Target[] }
  | { readonly at: 'confirm'; readonly target: Target }
  | { readonly at: 'done'; readonly done: Done }
  | { readonly at: 'kept'; readonly target: Target };

const minuteMs = 60_000;
const targetOf = (shift: Shift): Target => ({
  signUpId: shift.id, activityTitle: shift.activity.title, postName: shift.postName, startsAt: shift.startsAt, endsAt: shift.endsAt,
  next: shift.checkedInAt ? (shift.checkedOutAt ? null : 'OUT') : 'IN',
});

/** Without a network: the shifts kept on the phone that this code could be for. The server decides later. */
export function offlineTargets(shifts: readonly Shift[], scanned: ScannedCode, now: number): Target[] {
  const live = shifts.filter((shift) => ['SIGNED_UP', 'ARRIVED'].includes(shift.state) && !shift.checkedOutAt);
  const here = scanned.activityId ? live.filter((shift) => shift.activity.id === scanned.activityId) : live;
  const due = here.filter((shift) => now >= Date.parse(shift.startsAt) - limits.checkInEarlyMinutes * minuteMs && now <= Date.parse(shift.endsAt) + limits.checkInLateMinutes * minuteMs);
  return due.map(targetOf);
}

/** One scan, one question, one answer: resolve the code, ask, check in or out; without a network keep it. */
export function useCheck(shifts: () => readonly Shift[]) {
  const { client } = useApolloClient();
  const step = shallowRef<CheckStep>({ at: 'idle' });
  const refusal = shallowRef<readonly WireReason[]>([]);
  const failure = ref<FailureKind | null>(null);
  const busy = ref(false);
  let scanned: ScannedCode | undefined;
  let id = '';

  const clear = (): void => {
    refusal.value = [];
    failure.value = null;
  };
  const reset = (): void => {
    clear();
    step.value = { at: 'idle' };
  };
  const fail = (kind: FailureKind): void => {
    failure.value = kind;
    step.value = { at: 'idle' };
  };
  const resolveOffline = (code: ScannedCode): void => {
    const targets = offlineTargets(shifts(), code, Date.now());
    const [first] = targets;
    if (!first) fail('offline');
    else step.value = targets.length === 1 ? { at: 'confirm', target: first } : { at: 'choose', targets };
  };
  const resolve = async (code: ScannedCode): Promise<void> => {
    if (step.value.at === 'resolving') return;
    clear();
    scanned = code;
    id = clientId();
    step.value = { at: 'resolving' };
    try {
      const { data } = await client.query({ query: ResolveCodeDocument, variables: { code: code.code, activityId: code.activityId }, fetchPolicy: 'no-cache' });
      const outcome = outcomeOf(data.resolveCode);
      if ('ok' in outcome) step.value = { at: 'confirm', target: { ...outcome.ok, next: outcome.ok.next ?? null } };
      else {
        refusal.value = outcome.reasons;
        step.value = { at: 'idle' };
      }
    } catch (error) {
      const kind = failureOf(error);
      if (kind === 'offline') resolveOffline(code);
      else fail(kind);
    }
  };
  const keep = async (target: Target, kind: 'IN' | 'OUT', code: ScannedCode): Promise<void> => {
    await enqueueCheck({ clientId: id, kind, signUpId: target.signUpId, activityId: code.activityId, activityTitle: target.activityTitle, code: code.code, viaQr: code.viaQr, at: new Date().toISOString() });
    step.value = { at: 'kept', target };
  };
  const confirm = async (target: Target): Promise<void> => {
    if (!scanned || !target.next || busy.value) return;
    clear();
    busy.value = true;
    try {
      const variables = { input: { signUpId: target.signUpId, code: scanned.code, activityId: scanned.activityId, viaQr: scanned.viaQr, clientId: id } };
      const refetchQueries = ['UpcomingShifts'];
      const result =
        target.next === 'IN'
          ? (await client.mutate({ mutation: CheckInDocument, variables, refetchQueries })).data?.checkIn
          : (await client.mutate({ mutation: CheckOutDocument, variables, refetchQueries })).data?.checkOut;
      if (!result) return fail('server');
      const outcome = outcomeOf(result);
      if ('ok' in outcome) step.value = { at: 'done', done: outcome.ok };
      else refusal.value = outcome.reasons;
    } catch (error) {
      const kind = failureOf(error);
      if (kind === 'offline') await keep(target, target.next, scanned);
      else failure.value = kind;
    } finally {
      busy.value = false;
    }
  };
  const choose = (target: Target): void => {
    step.value = { at: 'confirm', target };
  };
  return { step, refusal, failure, busy, resolve, confirm, choose, reset };
}
