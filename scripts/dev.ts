import { greeting } from './lib/greeting.ts';
import { reachableHost, untilReady } from './lib/net.ts';
import { prepare, wantedPort } from './lib/prepare.ts';
import { checkNode, run, Supervisor } from './lib/process.ts';
import { root } from './lib/steps.ts';

/** `npm run dev`: the API and the worker restart when their sources change, both apps are served by Vite. */
checkNode();
const port = await wantedPort();
const supervisor = new Supervisor();
const sources = ['--import', 'tsx'];
const vite = '../../node_modules/vite/bin/vite.js';
try {
  const { env, ownerEnv } = await prepare(supervisor, port);
  const api = { cwd: `${root}/apps/api`, env };
  await run(supervisor, 'npm', ['run', '--silent', 'codegen'], { cwd: root });
  await run(supervisor, 'node', [...sources, 'src/main/migrate.ts'], { ...api, env: ownerEnv });
  await run(supervisor, 'node', [...sources, 'src/main/demo.ts'], { ...api, env: ownerEnv });
  supervisor.keep('node', ['--watch', '--watch-preserve-output', ...sources, 'src/main/server.ts'], api);
  supervisor.keep('node', ['--watch', '--watch-preserve-output', ...sources, 'src/main/worker.ts'], api);
  const web = { JINGUO_API: `http://127.0.0.1:${port}` };
  supervisor.keep('node', [vite, '--port', '4300', '--strictPort'], { cwd: `${root}/apps/volunteer`, env: web });
  supervisor.keep('node', [vite, '--port', '4400', '--strictPort'], { cwd: `${root}/apps/admin`, env: web });
  await untilReady(`http://${reachableHost()}:${port}/readyz`, supervisor);
  if (!supervisor.stopping) console.log(greeting('http://localhost:4300/', 'http://localhost:4400/admin/'));
} catch (error) {
  await supervisor.fail(error);
}
