import { readonly, ref } from 'vue';

const text = ref('');
let timer: ReturnType<typeof setTimeout> | undefined;

/** A short word that something was done; read aloud, gone after a few seconds. Refusals never come this way. */
export function useNotice() {
  const say = (next: string): void => {
    clearTimeout(timer);
    text.value = next;
    timer = setTimeout(() => {
      text.value = '';
    }, 3500);
  };
  return { text: readonly(text), say };
}
