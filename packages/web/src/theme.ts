import { type ComputedRef, computed, type Ref, ref, watchEffect } from 'vue';
import { readStore, writeStore } from './tongue.ts';

export type Theme = 'light' | 'dark' | 'auto';

const theme = ref<Theme>('auto');
const large = ref(false);
const systemDark = ref(false);
const dark = computed(() => theme.value === 'dark' || (theme.value === 'auto' && systemDark.value));

/** Applies light or dark and the text size before the first page is drawn, and keeps both for the next visit. */
export function setUpTheme(): void {
  const stored = readStore('jinguo-theme');
  if (stored === 'light' || stored === 'dark') theme.value = stored;
  large.value = readStore('jinguo-large') === 'yes';
  const query = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;
  systemDark.value = query?.matches ?? false;
  query?.addEventListener?.('change', (event) => {
    systemDark.value = event.matches;
  });
  watchEffect(() => {
    document.documentElement.classList.toggle('dark', dark.value);
    document.documentElement.classList.toggle('large', large.value);
    writeStore('jinguo-theme', theme.value);
    writeStore('jinguo-large', large.value ? 'yes' : 'no');
  });
}

export const useTheme = (): { theme: Ref<Theme>; large: Ref<boolean>; dark: ComputedRef<boolean> } => ({
  theme,
  large,
  dark,
});
