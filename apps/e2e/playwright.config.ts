import { defineConfig, devices } from '@playwright/test';
import { findChromium } from '../../scripts/lib/chromium.ts';
import { baseURL, port, reuse } from './place.ts';

const executablePath = findChromium();

export default defineConfig({
  testDir: 'src',
  outputDir: 'test-results',
  timeout: 180_000,
  expect: { timeout: 10_000 },
  // One platform, two cores: while one waits for the clock or the next code, two others go on. Each has people of its own.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  reporter: [
    ['list'],
    ...(process.env['JOURNEY_REPORT'] ? [['json', { outputFile: process.env['JOURNEY_REPORT'] }] as const] : []),
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    actionTimeout: 20_000,
    navigationTimeout: 20_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Keeping every page's state for the few runs that fail takes a tenth of the time: whoever looks for a cause asks for it.
    trace: process.env['JOURNEY_TRACE'] === '1' ? { mode: 'retain-on-failure', screenshots: false } : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium's sandbox refuses to run as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node ../../scripts/journey-server.ts',
    url: `${baseURL}/readyz`,
    env: { PORT: String(port) },
    timeout: 240_000,
    reuseExistingServer: reuse,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'pipe',
    stderr: 'pipe',
  },
});
