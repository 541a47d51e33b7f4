import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { demoAccounts, demoPassword } from '../apps/api/src/main/demo/demo-accounts.ts';
import { claim, release } from './lib/claim.ts';
import { database } from './lib/database.ts';
import { developmentKeys } from './lib/keys.ts';
import { portIsFree, reachableHost, untilReady } from './lib/net.ts';
import { checkNode, run, Supervisor } from './lib/process.ts';

/** `npm start`: build, database, migrations, divisions and a demo on first start, then both apps on one port. */
checkNode();
const root = resolve(import.meta.dirname, '..');
const port = Number(process.env['PORT'] ?? 4000);
/** Database, keys and files of this checkout. */
const dataDir = resolve(root, process.env['DATA_DIR'] ?? '.data');
const publicUrl = process.env['PUBLIC_URL'] ?? `http://localhost:${port}`;

if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(
    `PORT 应为 1 到 65535 的整数，现在是「${process.env['PORT']}」。\nPORT must be a whole number from 1 to 65535.`,
  );
  process.exit(1);
}
if (!(await portIsFree(port))) {
  console.error(
    `端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口：PORT=4001 npm start\nPort ${port} is in use; try PORT=4001 npm start`,
  );
  process.exit(1);
}

claim(dataDir);
const supervisor = new Supervisor();
supervisor.atEnd(async () => release(dataDir));
try {
  console.log('正在构建… building');
  await run(supervisor, 'npm', ['run', '--silent', 'build'], { cwd: root });
  console.log('正在启动数据库… starting the database');
  const db = await database(dataDir, supervisor);
  const keys = developmentKeys(resolve(dataDir, 'keys'));
  const env = {
    ...keys,
    DATABASE_URL: db.appUrl,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    WEB_ROOT: root,
    FILES_DIR: process.env['FILES_DIR'] ?? resolve(dataDir, 'files'),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  };
  // `npm run demo:otp` finds the running database and its keys by this.
  const runFile = resolve(dataDir, 'run.json');
  writeFileSync(runFile, JSON.stringify({ ...keys, DATABASE_URL: db.appUrl }), { mode: 0o600 });
  supervisor.atEnd(async () => rmSync(runFile, { force: true }));
  const owner = { ...env, DATABASE_OWNER_URL: db.ownerUrl };
  await run(supervisor, 'node', ['apps/api/dist/migrate.js'], { cwd: root, env: owner });
  await run(supervisor, 'node', ['apps/api/dist/demo.js'], { cwd: root, env: owner });
  supervisor.keep('node', ['apps/api/dist/server.js'], { cwd: root, env });
  supervisor.keep('node', ['apps/api/dist/worker.js'], { cwd: root, env });
  await untilReady(`http://${reachableHost()}:${port}/readyz`, supervisor);
  console.log(greeting());
} catch (error) {
  if (!supervisor.stopping) console.error(error instanceof Error ? error.message : error);
  await supervisor.stop(supervisor.stopping ? 0 : 1);
}

function greeting(): string {
  const lines = demoAccounts.map(
    ({ phone, name, who, app }) => `    ${phone}   ${app === 'admin' ? '管理端' : '志愿者端'}   ${name}，${who}`,
  );
  return `
  巾帼志愿 · Jinguo

  志愿者端 volunteers   ${publicUrl}/
  管理端   admin        ${publicUrl}/admin/

  演示账号 demo accounts · 密码 password: ${demoPassword}
${lines.join('\n')}

  管理端第二步验证码 second factor:  npm run demo:otp
  按 Ctrl-C 停止 · Ctrl-C stops everything
`;
}
