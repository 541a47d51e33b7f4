import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { generateSync } from 'otplib';
import { port } from '../place.ts';
import { desktop, openWindow } from './support/windows.ts';

/** A platform of its own, for real people, on this machine only: http://localhost is the one plain address it takes. */
const own = port + 7;
const address = `http://localhost:${own}`;
const root = resolve(import.meta.dirname, '../../..');
let folder: string;
let platform: ChildProcess;
let printed = '';

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
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...outside } = process.env;
  platform = spawn(process.execPath, ['scripts/start.ts', '--production', '--built'], {
    cwd: root,
    env: {
      ...outside,
      PORT: String(own),
      PUBLIC_URL: address,
      DATABASE_URL: 'embedded',
      DATA_DIR: join(folder, 'data'),
      DATA_KEY_FILE: key('data'),
      INDEX_KEY_FILE: key('index'),
      SMS_GATEWAY: 'none',
      TRUSTED_DOCUMENTS: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  platform.stdout?.on('data', (chunk) => (printed += String(chunk)));
  platform.stderr?.on('data', (chunk) => (printed += String(chunk)));
  await expect.poll(() => printed, { timeout: 120_000 }).toContain('/admin/first#');
});

test.afterAll(async () => {
  const ended = new Promise((done) => platform.once('exit', done));
  platform.kill('SIGTERM');
  await ended;
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
  await page.getByLabel('手机号').fill('13900000091');
  const passwords = page.locator('input[type=password]');
  await passwords.nth(0).fill('Jinguo-first-2026');
  await passwords.nth(1).fill('Jinguo-first-2026');
  const secret = (await page.locator('code.secret').innerText()).replace(/\s/g, '');
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
