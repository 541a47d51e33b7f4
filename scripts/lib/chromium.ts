import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const fixed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A Chromium of this machine: CHROMIUM_PATH, the search path, the usual places, then what Playwright once downloaded. */
export function findChromium(): string | null {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return existsSync(given) ? given : null;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return (
    [...onPath, ...names.map((name) => join('/usr/bin', name)), ...fixed, ...downloaded()].find((path) =>
      existsSync(path),
    ) ?? null
  );
}

/** Finds one, or installs one where that is possible; the error says what a person can do. */
export function needChromium(): string {
  const found = findChromium() ?? (process.env['CHROMIUM_PATH'] ? null : installed());
  if (found) return found;
  throw new Error(
    [
      'The browser journeys need Chromium, and none was found.',
      'Debian, Ubuntu:  sudo apt-get install -y chromium fonts-noto-cjk',
      'Elsewhere:       npx playwright install chromium, or point CHROMIUM_PATH at a Chrome or Chromium.',
    ].join('\n'),
  );
}

function installed(): string | null {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const apt = (args: readonly string[]): number | null =>
      spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
        .status;
    apt(['update', '-q']);
    apt(['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
  } else {
    spawnSync('npx', ['playwright', 'install', 'chromium'], {
      stdio: 'inherit',
      timeout: 300_000,
      shell: process.platform === 'win32',
    });
  }
  return findChromium();
}

function downloaded(): string[] {
  const cache = join(
    homedir(),
    process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright',
  );
  if (!existsSync(cache)) return [];
  const folders = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  return folders.flatMap((name) =>
    ['chrome-linux/chrome', 'chrome-linux64/chrome'].map((path) => join(cache, name, path)),
  );
}
