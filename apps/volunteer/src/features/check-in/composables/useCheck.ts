import type { ApolloClient } from '@apollo/client/core';
import { limits } from '@jinguo/schema';
import { type FailureKind, failureOf, type Outcome, outcomeOf, storedTongue, type WireReason } from '@jinguo/web';
import { useApolloClient } from '@vue/apollo-composable';
import { ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { type CheckOutcomeFragment, ResolveCodeDocument } from '../../../gql/graphql.ts';
import { clientId } from '../../../shared/client-id.ts';
import { enqueueCheck, type QueuedCheck, useQueue } from '../../../shared/offline/queue.ts';
import { sendCheck } from '../../../shared/offline/send-check.ts';
import { titleOf } from '../../../shared/sealed.ts';
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
const nextOf = (shift: Shift, queued: readonly QueuedCheck[]): Target['next'] => {
  // What she scanned without a network counts here: the second scan of an afternoon offline is her leaving.
  const kept = (kind: 'IN' | 'OUT'): boolean =>
    queued.some((one) => one.signUpId === shift.id && one.kind === kind && !one.refused);
  if (!shift.checkedInAt && !shift.offlineInAt && !kept('IN')) return 'IN';
  return shift.checkedOutAt || shift.offlineOutAt || kept('OUT') ? null : 'OUT';
};
const targetOf = (shift: Shift, queued: readonly QueuedCheck[]): Target => ({
  signUpId: shift.id,
  activityTitle: titleOf(shift.activity, storedTongue()),
  postName: shift.postName,
  startsAt: shift.startsAt,
  endsAt: shift.endsAt,
  next: nextOf(shift, queued),
});

/** Without a network: the shifts kept on the phone that this code could be for. The server decides later. */
export function offlineTargets(
  shifts: readonly Shift[],
  queued: readonly QueuedCheck[],
  scanned: ScannedCode,
  now: number,
): Target[] {
  const live = shifts.filter(
    (shift) => !shift.activity.homeVisit && ['SIGNED_UP', 'ARRIVED'].includes(shift.state) && !shift.checkedOutAt,
  );
  const here = scanned.activityId ? live.filter((shift) => shift.activity.id === scanned.activityId) : live;
  const due = here.filter(
    (shift) =>
      now >= Date.parse(shift.startsAt) - limits.checkInEarlyMinutes * minuteMs &&
      now <= Date.parse(shift.endsAt) + limits.checkInLateMinutes * minuteMs,
  );
  return due.map((shift) => targetOf(shift, queued));
}

async function askServer(client: ApolloClient<unknown>, code: ScannedCode): Promise<Outcome<Target>> {
  const { data } = await client.query({
    query: ResolveCodeDocument,
    variables: { code: code.code, activityId: code.activityId },
    fetchPolicy: 'no-cache',
  });
  const outcome = outcomeOf(data.resolveCode);
  return 'ok' in outcome ? { ok: { ...outcome.ok, next: outcome.ok.next ?? null } } : outcome;
}

/** What she is asked next when nobody can be asked: the shifts kept on the phone decide. */
function offlineStep(targets: readonly Target[]): CheckStep | null {
  const [first] = targets;
  if (!first) return null;
  return targets.length === 1 ? { at: 'confirm', target: first } : { at: 'choose', targets };
}

/** The page that kept a check stays open until the network returns: then it says what became of it. */
function followQueue(waitsFor: () => string | null, settled: (done: Done | null) => void): void {
  const { delivered, refused } = useQueue();
  watch(delivered, (one) => {
    if (one && one.clientId === waitsFor()) settled(one.done);
  });
  watch(refused, (all) => {
    if (all.some((one) => one.clientId === waitsFor())) settled(null);
  });
}

/** One scan, one question, one answer: resolve the code, ask, check in or out; without a network keep it. */
export function useCheck(shifts: () => readonly Shift[]) {
  const { client } = useApolloClient();
  const { items } = useQueue();
  const { t } = useI18n();
  const step = shallowRef<CheckStep>({ at: 'idle' });
  const refusal = shallowRef<readonly WireReason[]>([]);
  const failure = ref<FailureKind | null>(null);
  const busy = ref(false);
  let scanned: ScannedCode | undefined;
  let id = '';
  let scannedAt = '';

  const go = (next: CheckStep, reasons: readonly WireReason[] = [], kind: FailureKind | null = null): void => {
    step.value = next;
    refusal.value = reasons;
    failure.value = kind;
  };
  const resolve = async (code: ScannedCode): Promise<void> => {
    if (step.value.at === 'resolving') return;
    scanned = code;
    id = clientId();
    scannedAt = new Date().toISOString();
    go({ at: 'resolving' });
    try {
      const outcome = await askServer(client, code);
      if ('ok' in outcome) go({ at: 'confirm', target: outcome.ok });
      else go({ at: 'idle' }, outcome.reasons);
    } catch (error) {
      const kind = failureOf(error);
      const offline = kind === 'offline' ? offlineStep(offlineTargets(shifts(), items.value, code, Date.now())) : null;
      if (offline) go(offline);
      else if (kind === 'offline') go({ at: 'idle' }, [{ code: 'OFFLINE_NOTHING_DUE', message: t('checkIn.notDue') }]);
      else go({ at: 'idle' }, [], kind);
    }
  };
  const confirm = async (target: Target): Promise<void> => {
    const kind = target.next;
    if (!scanned || !kind || busy.value) return;
    const { code, activityId, viaQr } = scanned;
    busy.value = true;
    try {
      const outcome = outcomeOf(
        await sendCheck(client, kind, { signUpId: target.signUpId, code, activityId, viaQr, clientId: id }),
      );
      if ('ok' in outcome) go({ at: 'done', done: outcome.ok });
      else go(step.value, outcome.reasons);
    } catch (error) {
      if (failureOf(error) !== 'offline') go(step.value, [], failureOf(error));
      else {
        await enqueueCheck(client, {
          clientId: id,
          kind,
          signUpId: target.signUpId,
          activityId,
          activityTitle: target.activityTitle,
          code,
          viaQr,
          at: scannedAt,
        });
        go({ at: 'kept', target });
      }
    } finally {
      busy.value = false;
    }
  };
  followQueue(
    () => (step.value.at === 'kept' ? id : null),
    (done) => go(done ? { at: 'done', done } : { at: 'idle' }),
  );
  const choose = (target: Target): void => go({ at: 'confirm', target });
  return { step, refusal, failure, busy, resolve, confirm, choose, reset: () => go({ at: 'idle' }) };
}
