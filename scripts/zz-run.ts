import { resolve } from 'node:path';
import { greeting } from './lib/greeting.ts';
import { reachableHost, untilReady } from './lib/net.ts';
import { precompress } from './lib/precompress.ts';
import { prepare, wantedPort } from './lib/prepare.ts';
import { checkNode, run, Supervisor } from './lib/process.ts';
import { root } from './lib/steps.ts';

/** `npm start`: build, database, migrations, divisions and a demo on first start, then both apps on one port. */
checkNode();
const port = await wantedPort();
const supervisor = new Supervisor();
try {
  console.log('正在构建… building');
  //
  //
  console.log('正在启动数据库… starting the database');
  const { env, ownerEnv, publicUrl } = await prepare(supervisor, port);
  await run(supervisor, 'node', ['apps/api/dist/migrate.js'], { cwd: root, env: ownerEnv });
  await run(supervisor, 'node', ['apps/api/dist/demo.js'], { cwd: root, env: ownerEnv });
  supervisor.keep('node', ['apps/api/dist/server.js'], { cwd: root, env });
  supervisor.keep('node', ['apps/api/dist/worker.js'], { cwd: root, env });
  await untilReady(`http://${reachableHost()}:${port}/readyz`, supervisor);
  if (!supervisor.stopping) console.log(greeting(`${publicUrl}/`, `${publicUrl}/admin/`));
} catch (error) {
  if (!supervisor.stopping) console.error(error instanceof Error ? error.message : error);
  await supervisor.stop(1);
}
