import type { WireReason } from '@jinguo/web';
import { ElMessage } from 'element-plus';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApproveRecordsDocument } from '../../../gql/graphql.ts';
import { useAct } from '../../../shared/act.ts';

export interface RefusedLine {
  readonly id: string;
  readonly reasons: readonly WireReason[];
}

/** Approves many at once, each as it was shown; lines that could not be approved come back, each with its reasons. */
export function useApproveRecords() {
  const { t } = useI18n();
  const act = useAct(ApproveRecordsDocument, { say: true });
  const refused = ref<readonly RefusedLine[]>([]);
  async function approve(lines: readonly { readonly id: string; readonly version: number }[]): Promise<boolean> {
    refused.value = [];
    const done = await act.run({ ids: lines.map(({ id }) => id), versions: lines.map(({ version }) => version) });
    if (!done) return false;
    refused.value = done.refused;
    if (done.approved.length) ElMessage.success(t('hours.approved', { n: done.approved.length }));
    return true;
  }
  return { approve, refused, busy: act.busy };
}
