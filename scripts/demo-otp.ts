import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { wrongSettings } from '../apps/api/src/platform/settings/problem.ts';
import { checkNode } from './lib/process.ts';

/** `npm run demo:otp [-- phone]`: the second-factor codes of the demo accounts of the running `npm start`. */
checkNode();
const root = resolve(import.meta.dirname, '..');
refuseInProduction(process.env['PRODUCTION']);
const file = resolve(root, process.env['DATA_DIR'] ?? '.data', 'run.json');
if (!existsSync(file)) {
  console.error('平台没有在运行，请先执行 npm start。\nThe platform is not running: npm start first.');
  process.exit(1);
}
const env: NodeJS.ProcessEnv = {
  ...process.env,
  ...(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>),
};
refuseInProduction(env['PRODUCTION']);
const { status } = spawnSync(process.execPath, [resolve(root, 'apps/api/dist/demo-otp.js'), ...process.argv.slice(2)], {
  env,
  stdio: 'inherit',
});
process.exit(status ?? 1);

/** By the settings, or by the word a running production leaves in its folder. */
function refuseInProduction(word: string | undefined): void {
  if (word !== 'true') return;
  console.error(
    '正式运行没有演示账号，也不显示任何人的验证码。\nProduction has no demo accounts and shows nobody’s codes.',
  );
  process.exit(wrongSettings);
}
