import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { generateSync } from 'otplib';
import { outside } from '../../../scripts/lib/outside.ts';
import { port } from '../place.ts';
import { signInToAdmin } from './support/admin.ts';
import { authenticatorCode } from './support/otp.ts';
import { desktop, openWindow } from './support/windows.ts';

/** A platform of its own, for real people, on this machine only: http://localhost is the one plain address it takes. */
const own = port + 7;
const address = `http://localhost:${own}`;
const root = resolve(import.meta.dirname, '../../..');
const her = { phone: '13900000091', password: 'Jinguo-first-2026' };
let folder: string;
let settings: NodeJS.ProcessEnv;
let platform: ChildProcess;
let printed = '';
let otpauth = '';

/** The start a service manager makes, on the embedded database of a data folder. */
async function start(dataDir: string, until: RegExp): Promise<void> {
  printed = '';
  platform = spawn(process.execPath, ['scripts/start.ts', '--production', '--built'], {
    cwd: root,
    env: { ...settings, DATA_DIR: join(folder, dataDir) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  platform.stdout?.on('data', (chunk) => (printed += String(chunk)));
  platform.stderr?.on('data', (chunk) => (printed += String(chunk)));
  await expect.poll(() => printed, { timeout: 120_000 }).toMatch(until);
}

/** Ends it by a signal, as a terminal or a service manager does; answers its exit code. */
async function end(signal: NodeJS.Signals): Promise<number | null> {
  if (platform.exitCode !== null) return platform.exitCode;
  const ended = new Promise<number | null>((done) => platform.once('exit', done));
  platform.kill(signal);
  return ended;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinguo-production-'));
  chmodSync(folder, 0o755); // As root the database runs as another user, who must get through here.
  const keys = join(folder, 'keys');
  mkdirSync(keys, { mode: 0o700 });
  const key = (name: string): string => {
    const file = join(keys, name);
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
    return file;
  };
  settings = {
    ...outside(),
    PRODUCTION: 'true',
    PORT: String(own),
    PUBLIC_URL: address,
    DATABASE_URL: 'embedded',
    DATA_KEY_FILE: key('data'),
    INDEX_KEY_FILE: key('index'),
    LEDGER_KEY_FILE: key('ledger'),
    CERTIFICATE_KEY_FILE: key('certificate'),
    BACKUP_KEY_FILE: key('backup'),
    SMS_GATEWAY: 'none',
    TRUSTED_DOCUMENTS: 'true',
  };
  await start('data', /\/admin\/first#/);
});

test.afterAll(async () => {
  await end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

test('production starts without a demo, and its first administrator makes her own account by the link printed once', async ({
  browser,
}) => {
  const [link = ''] = /http:\/\/localhost:\S+\/admin\/first#\S+/.exec(printed) ?? [];
  expect(printed).not.toMatch(/演示|Jinguo-2026|1390000/);
  const { context, page } = await openWindow(browser, { viewport: desktop });
  await page.goto(link);
  await page.getByLabel('姓名').fill('演示·首管');
  await page.getByLabel('手机号').fill(her.phone);
  const passwords = page.locator('input[type=password]');
  await passwords.nth(0).fill(her.password);
  await passwords.nth(1).fill(her.password);
  const secret = (await page.locator('code.secret').innerText()).replace(/\s/g, '');
  otpauth = `otpauth://totp/x?secret=${secret}`;
  await page.locator('#code').fill(generateSync({ secret }));
  await page.locator('button[type=submit]').click();
  await page.getByText('我已抄下或打印').click();
  await page.getByRole('button', { name: '进入平台' }).click();
  await expect(page.getByRole('navigation', { name: '菜单' })).toBeVisible();
  await page.goto(`${address}/admin/system`);
  await expect(page.getByRole('heading', { level: 1, name: '系统运行' })).toBeVisible();
  await expect(page.getByText('清理过期数据')).toBeVisible();
  await context.clearCookies();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.locator('code.secret')).toHaveCount(0);
  await expect(page.locator('button[type=submit]')).toHaveCount(0);
  await context.close();
});

/** Processes of this machine that were started for our folder, by their arguments or their environment. */
function ours(): string[] {
  const read = (file: string): string => {
    try {
      return readFileSync(file, 'utf8').replaceAll('\0', ' ');
    } catch {
      return ''; // It ended meanwhile.
    }
  };
  // Where the system does not list them, none is known.
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .map((pid) => ({ line: read(`/proc/${pid}/cmdline`), settings: read(`/proc/${pid}/environ`) }))
    .filter(({ line, settings: its }) => line.includes(folder) || its.includes(folder))
    .map(({ line }) => line);
}

test('a Ctrl-C leaves no process, no port and no pid file; a backup taken before is restored into a new folder, where she signs in', async ({
  browser,
}) => {
  const tool = (script: string, dataDir: string, ...args: string[]) =>
    spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...settings, DATA_DIR: join(folder, dataDir) },
    });
  const backup = tool('backup', 'data');
  expect(backup.status, backup.stderr).toBe(0);
  const [file = ''] = readdirSync(join(folder, 'data/backups'));
  // On Linux at least the API, the worker and the database.
  if (process.platform === 'linux') expect(ours().length).toBeGreaterThan(3);

  expect(await end('SIGINT')).toBe(0);
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  expect(ours()).toEqual([]);
  for (const left of ['start.pid', 'run.json', 'postgres/cluster/postmaster.pid'])
    expect(existsSync(join(folder, 'data', left)), left).toBe(false);

  const restored = tool('restore', 'data2', join(folder, 'data/backups', file));
  expect(restored.status, restored.stdout + restored.stderr).toBe(0);
  expect(ours()).toEqual([]);
  await start('data2', /\/admin\//);
  const { context, page } = await openWindow(browser, { viewport: desktop, baseURL: address });
  await signInToAdmin(page, her.phone, her.password, () => authenticatorCode(otpauth));
  await context.close();
});
