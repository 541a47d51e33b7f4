import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { downloaded } from '../../../scripts/lib/chromium.ts';

const places = [
  ['linux', 'chromium-1200/chrome-linux64/chrome'],
  ['linux', 'chromium-1200/chrome-linux/chrome'],
  ['darwin', 'chromium-1200/chrome-mac/Chromium.app/Contents/MacOS/Chromium'],
  ['darwin', 'chromium-1200/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'],
  ['win32', 'chromium-1200/chrome-win/chrome.exe'],
  ['win32', 'chromium-1200/chrome-win64/chrome.exe'],
] as const;

test('what Playwright downloaded is found on Linux, macOS and Windows, the newest first, and the shell without a window is not taken for it', () => {
  const cache = mkdtempSync(join(tmpdir(), 'jinguo-browsers-'));
  try {
    for (const [, path] of places) {
      for (const file of [
        path,
        path.replace('chromium-1200', 'chromium-999'),
        path.replace('chromium-', 'chromium_headless_shell-'),
      ]) {
        mkdirSync(dirname(join(cache, file)), { recursive: true });
        writeFileSync(join(cache, file), '');
      }
    }
    for (const [platform, path] of places) expect(downloaded(platform, cache)).toContain(join(cache, path));
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const found = downloaded(platform, cache).map((path) => path.slice(cache.length + 1).split(/[\\/]/)[0]);
      expect([...new Set(found)]).toEqual(['chromium-1200', 'chromium-999']);
    }
    expect(downloaded('linux', join(cache, 'nothing'))).toEqual([]);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});
