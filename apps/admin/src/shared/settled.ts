import { onScopeDispose, type Ref, ref, watch } from 'vue';

/** The value once it has rested: typing does not ask the server letter by letter. */
export function useSettled<T>(source: Ref<T> | (() => T), ms = 300): Ref<T> {
  const read = typeof source === 'function' ? source : () => source.value;
  const settled = ref(read()) as Ref<T>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(read, (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      settled.value = value;
    }, ms);
  });
  onScopeDispose(() => clearTimeout(timer));
  return settled;
}
