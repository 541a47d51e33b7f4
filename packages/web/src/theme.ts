import { type ComputedRef, computed, type Ref, ref, watchEffect } from 'vue';
import { readStore, writeStore } from './tongue.ts';

export type Theme = 'light' | 'dark' | 'auto';
/** Standard, a quarter larger, half as large again; the browser's own text size multiplies each (base.css). */
export const textSizes = ['normal', 'large', 'huge'] as const;
export type TextSize = (typeof textSizes)[number];

const theme = ref<Theme>('auto');
const textSize = ref<TextSize>('normal');
const systemDark = ref(false);
const dark = computed(() => theme.value === 'dark' || (theme.value === 'auto' && systemDark.value));

/** Applies light or dark and the text size before the first page is drawn, and keeps both for the next visit. */
export function setUpTheme(): void {
  const stored = readStore('jinguo-theme');
  if (stored === 'light' || stored === 'dark') theme.value = stored;
  const size = readStore('jinguo-text');
  textSize.value = textSizes.find((one) => one === size) ?? 'normal';
  const query = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;
  systemDark.value = query?.matches ?? false;
  query?.addEventListener?.('change', (event) => {
    systemDark.value = event.matches;
  });
  watchEffect(() => {
    document.documentElement.classList.toggle('dark', dark.value);
    for (const size of textSizes) document.documentElement.classList.toggle(`text-${size}`, textSize.value === size);
    writeStore('jinguo-theme', theme.value);
    writeStore('jinguo-text', textSize.value);
  });
}

export const useTheme = (): { theme: Ref<Theme>; textSize: Ref<TextSize>; dark: ComputedRef<boolean> } => ({
  theme,
  textSize,
  dark,
});
