import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { greeting, productionGreeting } from './lib/greeting.ts';
import { writeManifest } from './lib/manifest.ts';
import { checkSettings, production } from './lib/mode.ts';
import { untilReady } from './lib/net.ts';
import { precompress } from './lib/precompress.ts';
import { localAddress, type Prepared, prepare, wantedPort } from './lib/prepare.ts';
import { checkNode, run, Supervisor } from './lib/process.ts';
import { root } from './lib/steps.ts';

/**
 * `npm start`: build, database, migrations, divisions and a demo on first start, then both apps on one port.
 * `-- --production` serves real people: no demo, strict settings, the first administrator by a link.
 * `-- --built` skips the build.
 */
checkNode();
checkSettings();
const built = process.argv.includes('--built');
if (built) needBuild();
const port = await wantedPort();
const supervisor = new Supervisor();
try {
  console.log(
    built ? '正在准备数据库… preparing the database' : '正在构建并准备数据库… building, preparing the database',
  );
  // The apps are built while the database is made and filled: the first start has two cores' work to do.
  const [{ env, publicUrl }] = await Promise.all([withDatabase(), buildApps()]);
  // Without a bound the heap grows with the machine's memory, not with need (docs/performance.md).
  supervisor.keep('node', ['apps/api/dist/server.js'], { cwd: root, env: { ...env, ...heap(192) } });
  // A spreadsheet of the largest size that is taken unfolds in the worker.
  supervisor.keep('node', ['apps/api/dist/worker.js'], {
    cwd: root,
    env: { ...env, ...workerMetrics(), ...heap(384) },
  });
  await untilReady(`${localAddress(port)}/readyz`, supervisor);
  const greet = production ? productionGreeting : greeting;
  if (!supervisor.stopping) console.log(greet(`${publicUrl}/`, `${publicUrl}/admin/`));
  if (!supervisor.stopping && production)
    await run(supervisor, 'node', ['apps/api/dist/first-admin.js', '--once'], { cwd: root, env });
} catch (error) {
  await supervisor.fail(error);
}

async function withDatabase(): Promise<Prepared> {
  const [prepared] = await Promise.all([prepare(supervisor, port), build('@jinguo/api')]);
  const first = production ? 'load' : 'demo';
  await run(supervisor, 'node', ['apps/api/dist/migrate.js'], { cwd: root, env: prepared.ownerEnv });
  await run(supervisor, 'node', [`apps/api/dist/${first}.js`], { cwd: root, env: prepared.ownerEnv });
  writeManifest();
  return prepared;
}

async function buildApps(): Promise<void> {
  await build('!@jinguo/api');
  for (const app of ['admin', 'volunteer']) await precompress(resolve(root, 'apps', app, 'dist'));
}

async function build(filter: string): Promise<void> {
  if (built) return;
  const options = { cwd: root, env: { TURBO_TELEMETRY_DISABLED: '1' } };
  await run(supervisor, 'npm', ['run', '--silent', 'build', '--', `--filter=${filter}`], options);
}

/** What `--built` relies on, or a clear word and the end. */
function needBuild(): void {
  const missing = ['apps/api/dist/server.js', 'apps/admin/dist/index.html', 'apps/volunteer/dist/index.html'].filter(
    (file) => !existsSync(resolve(root, file)),
  );
  if (missing.length === 0) return;
  console.error(
    `还没有构建（缺少 ${missing.join('、')}）。请先执行 npm run build。\nNot built yet (${missing.join(', ')} missing): npm run build first.`,
  );
  process.exit(1);
}

function heap(mb: number): { NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `--max-old-space-size=${mb} --max-semi-space-size=8` };
}

/** Two processes on one machine cannot share a port: the worker's figures are one further. */
function workerMetrics(): Record<string, string> {
  const given = Number(process.env['METRICS_PORT'] ?? 0);
  return given > 0 ? { METRICS_PORT: String(given + 1) } : {};
}
