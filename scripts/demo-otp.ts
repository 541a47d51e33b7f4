import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkNode } from './lib/process.ts';

/** `npm run demo:otp [-- phone]`: the second-factor codes of the demo accounts of the running `npm start`. */
checkNode();
const root = resolve(import.meta.dirname, '..');
const file = resolve(root, process.env['DATA_DIR'] ?? '.data', 'run.json');
if (!existsSync(file)) {
  console.error('平台没有在运行，请先执行 npm start。\nThe platform is not running: npm start first.');
  process.exit(1);
}
const env = { ...process.env, ...(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) };
const { status } = spawnSync(process.execPath, [resolve(root, 'apps/api/dist/demo-otp.js'), ...process.argv.slice(2)], {
  env,
  stdio: 'inherit',
});
process.exit(status ?? 1);
