import type { OperationVariables } from '@apollo/client/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  type MutationResult,
  reasonsBeside,
  reasonsOf,
  sentenceOfReason,
  useMutationResult,
  useWords,
  type WireReason,
} from '@jinguo/web';
import { useApolloClient } from '@vue/apollo-composable';
import { ElMessage } from 'element-plus';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { OwnReason } from './blank.ts';

export interface Act<Data, Variables> extends MutationResult<Data, Variables> {
  /** What stands under one field, all its reasons in one line. */
  readonly errorOf: (field: string) => string;
  /** Notes what the screen itself finds missing; true when there is something, and nothing needs to be sent. */
  readonly lacks: (reasons: readonly OwnReason[]) => boolean;
  /** Reasons that belong to none of the fields shown. */
  readonly others: (shown: readonly string[]) => readonly WireReason[];
}

export interface ActOptions {
  /** Key of the sentence said when it is done. */
  readonly done?: string;
  /** Say refusals aloud as a message: for buttons that have no form to show them in. */
  readonly say?: boolean;
}

/** A mutation of this app: says what happened in plain words; a stale version explains itself through its reason. */
export function useAct<Data extends object, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  options: ActOptions = {},
): Act<Data, Variables> {
  const { t } = useI18n();
  const { tongue } = useWords();
  const { resolveClient } = useApolloClient();
  /** What waits has changed: the figures in the menu follow at once. */
  const refreshCounts = (): void => {
    for (const query of resolveClient().getObservableQueries('active').values())
      if (query.queryName === 'MenuCounts') query.refetch().catch(() => undefined);
  };
  const inner = useMutationResult(document);
  const sentences = (reasons: readonly WireReason[]): string =>
    reasons.map((reason) => sentenceOfReason(reason, tongue())).join(' ');
  const run: typeof inner.run = async (variables) => {
    const ok = await inner.run(variables);
    if (ok) refreshCounts();
    if (ok && options.done) ElMessage.success(t(options.done));
    if (inner.failure.value) ElMessage.error(t(`failure.${inner.failure.value}`));
    if (options.say && inner.refusal.value.length)
      ElMessage({ type: 'error', message: sentences(inner.refusal.value), duration: 7000, showClose: true });
    return ok;
  };
  const lacks = (reasons: readonly OwnReason[]): boolean => {
    inner.clear();
    inner.refusal.value = reasons;
    return reasons.length > 0;
  };
  const standing = computed(() => inner.refusal.value.filter((reason: OwnReason) => reason.still?.() ?? true));
  return {
    ...inner,
    run,
    lacks,
    errorOf: (field) => sentences(reasonsOf(standing.value, field)),
    others: (shown) => reasonsBeside(standing.value, shown),
  };
}
