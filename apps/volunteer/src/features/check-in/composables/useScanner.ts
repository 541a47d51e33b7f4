import { onBeforeUnmount, type Ref, ref } from 'vue';
import { type Detector, makeDetector } from '../detector.ts';

export type CameraTrouble = 'denied' | 'none' | 'insecure';
const everyMs = 180;

/** The camera and the reader behind one switch; both end when the page is left. */
export function useScanner(video: Ref<HTMLVideoElement | undefined>, found: (text: string) => void) {
  const running = ref(false);
  const starting = ref(false);
  const trouble = ref<CameraTrouble | null>(null);
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    running.value = false;
  };
  const look = async (detector: Detector): Promise<void> => {
    if (!running.value || !video.value) return;
    const codes = await detector.detect(video.value).catch(() => []);
    const text = codes[0]?.rawValue;
    if (text && running.value) found(text);
    if (running.value) timer = setTimeout(() => void look(detector), everyMs);
  };
  const start = async (): Promise<void> => {
    trouble.value = null;
    if (!navigator.mediaDevices) {
      trouble.value = window.isSecureContext ? 'none' : 'insecure';
      return;
    }
    starting.value = true;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
      running.value = true;
      if (!video.value) throw new Error('the page was left');
      video.value.srcObject = stream;
      await video.value.play();
      const detector = await makeDetector();
      void look(detector);
    } catch (error) {
      stop();
      trouble.value = error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'none';
    } finally {
      starting.value = false;
    }
  };
  onBeforeUnmount(stop);
  return { running, starting, trouble, start, stop };
}
