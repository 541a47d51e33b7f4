import { beforeEach, expect, test, vi } from 'vitest';
import { nextTick } from 'vue';

beforeEach(() => {
  localStorage.clear();
  document.documentElement.className = '';
  vi.resetModules();
});

test('the text size chosen on this phone is there again at the next visit', async () => {
  const first = await import('./theme.ts');
  first.setUpTheme();
  first.useTheme().textSize.value = 'huge';
  await nextTick();
  expect(document.documentElement.classList.contains('text-huge')).toBe(true);
  vi.resetModules();
  document.documentElement.className = '';
  const second = await import('./theme.ts');
  second.setUpTheme();
  expect(second.useTheme().textSize.value).toBe('huge');
  expect(document.documentElement.classList.contains('text-huge')).toBe(true);
});

test('a stored size nobody knows is the standard one', async () => {
  localStorage.setItem('jinguo-text', 'gigantic');
  const { setUpTheme, useTheme } = await import('./theme.ts');
  setUpTheme();
  expect(useTheme().textSize.value).toBe('normal');
});
