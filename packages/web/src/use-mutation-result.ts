import type { OperationVariables } from '@apollo/client/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type UseMutationOptions, useMutation } from '@vue/apollo-composable';
import { type Ref, ref, shallowRef } from 'vue';
import { type FailureKind, failureOf } from './failure.ts';
import { outcomeOf, type WireReason, type WireRefusal } from './refusal.ts';

type Root<Data> = Exclude<Data[Exclude<keyof Data, '__typename'>], null | undefined | boolean>;
type Success<Data> = Exclude<Root<Data>, WireRefusal>;

export interface MutationResult<Data, Variables> {
  /** Sends it; gives what was done, or null when it was refused or failed (then `refusal` or `failure` says why). */
  readonly run: (variables: Variables) => Promise<Success<Data> | null>;
  readonly refusal: Ref<readonly WireReason[]>;
  readonly failure: Ref<FailureKind | null>;
  readonly busy: Ref<boolean>;
  readonly clear: () => void;
}

/** A mutation with one root field that answers with a result union: done, or every reason why not. */
export function useMutationResult<Data extends object, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  options: UseMutationOptions<Data, Variables> = {},
): MutationResult<Data, Variables> {
  const { mutate } = useMutation<Data, Variables>(document, { ...options, throws: 'always' });
  const refusal = shallowRef<readonly WireReason[]>([]);
  const failure = ref<FailureKind | null>(null);
  const busy = ref(false);
  const clear = (): void => {
    refusal.value = [];
    failure.value = null;
  };
  const run = async (variables: Variables): Promise<Success<Data> | null> => {
    if (busy.value) return null;
    clear();
    busy.value = true;
    try {
      const answer = await mutate(variables);
      const root = Object.entries(answer?.data ?? {}).find(([key]) => key !== '__typename')?.[1] as
        | (Root<Data> & object)
        | undefined;
      if (!root) throw new Error('empty answer');
      const outcome = outcomeOf(root);
      if ('ok' in outcome) return outcome.ok as Success<Data>;
      refusal.value = outcome.reasons;
    } catch (error) {
      failure.value = failureOf(error);
    } finally {
      busy.value = false;
    }
    return null;
  };
  return { run, refusal, failure, busy, clear };
}
