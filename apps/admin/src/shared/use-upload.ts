import type { WireReason } from '@jinguo/web';
import { ref, shallowRef } from 'vue';

interface Answer {
  readonly id?: string;
  readonly reasons?: readonly WireReason[];
}

/** Sends a spreadsheet to the platform; gives its id, or null with every reason why it was not taken. */
export function useUpload() {
  const busy = ref(false);
  const failed = ref(false);
  const reasons = shallowRef<readonly WireReason[]>([]);
  async function upload(file: File): Promise<string | null> {
    busy.value = true;
    failed.value = false;
    reasons.value = [];
    const body = new FormData();
    body.append('file', file);
    try {
      const response = await fetch('/files?as=sheet', {
        method: 'POST',
        body,
        headers: { 'x-jinguo-app': 'admin' },
        credentials: 'same-origin',
      });
      const answer = (await response.json()) as Answer;
      if (answer.id) return answer.id;
      reasons.value = answer.reasons ?? [];
      failed.value = reasons.value.length === 0;
    } catch {
      failed.value = true;
    } finally {
      busy.value = false;
    }
    return null;
  }
  return { upload, busy, failed, reasons };
}
