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

/** Where Playwright keeps its browsers, by operating system. */
function cacheOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright');
  if (platform === 'win32')
    return join(process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'ms-playwright');
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ms-playwright');
}

const bundles = ['Chromium', 'Google Chrome for Testing'].map((name) => `${name}.app/Contents/MacOS/${name}`);
/** The browser within one of its folders: Chromium's own builds, and Chrome for Testing, which later Playwrights fetch. */
const within: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].flatMap((folder) =>
    bundles.map((bundle) => `${folder}/${bundle}`),
  ),
  win32: ['chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
};
const onLinux = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux-arm64/chrome'];

/** What `npx playwright install chromium` may have brought, newest first. */
export function downloaded(platform: NodeJS.Platform = process.platform, cache: string = cacheOf(platform)): string[] {
  if (!existsSync(cache)) return [];
  const revision = (name: string): number => Number(name.slice('chromium-'.length));
  const folders = readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => revision(b) - revision(a));
  return folders.flatMap((name) => (within[platform] ?? onLinux).map((path) => join(cache, name, path)));
}
