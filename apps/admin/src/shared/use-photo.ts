import type { WireReason } from '@jinguo/web';
import { ref, shallowRef } from 'vue';

/** Sends a photo; gives its id, or null with every reason why it was not taken. */
export function usePhoto() {
  const busy = ref(false);
  const failed = ref(false);
  const reasons = shallowRef<readonly WireReason[]>([]);
  async function send(file: File): Promise<string | null> {
    busy.value = true;
    failed.value = false;
    reasons.value = [];
    const body = new FormData();
    body.append('file', file);
    try {
      const headers = { 'x-jinguo-app': 'admin' };
      const response = await fetch('/files', { method: 'POST', body, headers, credentials: 'same-origin' });
      const answer = (await response.json()) as { id?: string; reasons?: readonly WireReason[] };
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
  return { send, busy, failed, reasons };
}
