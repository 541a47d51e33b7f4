import type { WireReason } from '@jinguo/web';
import { ref, shallowRef } from 'vue';

interface Answer {
  id?: string;
  reasons?: readonly WireReason[];
}

/** A request that tells how far it is, which fetch cannot; an answer that is none of ours is a failure. */
const post = (body: FormData, tell: (percent: number) => void): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    request.setRequestHeader('x-jinguo-app', 'admin');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => tell(total ? Math.round((loaded / total) * 100) : 0);
    request.onload = () => (request.response ? resolve(request.response as Answer) : reject(new Error('no answer')));
    request.onerror = () => reject(new Error('offline'));
    request.send(body);
  });

/** Sends a photo; gives its id, or null with every reason why it was not taken. */
export function usePhoto() {
  const busy = ref(false);
  /** How much of it is on its way, in percent. */
  const progress = ref(0);
  const failed = ref(false);
  const reasons = shallowRef<readonly WireReason[]>([]);
  async function send(file: File): Promise<string | null> {
    busy.value = true;
    progress.value = 0;
    failed.value = false;
    reasons.value = [];
    const body = new FormData();
    body.append('file', file);
    try {
      const answer = await post(body, (percent) => {
        progress.value = percent;
      });
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
  return { send, busy, progress, failed, reasons };
}
