import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkNode } from './lib/process.ts';
import { runTool } from './lib/tool-database.ts';

/** `npm run restore -- file`: a backup into an empty database (docs/operator.md). */
checkNode();
const [, , file] = process.argv;
// Asked first: the embedded database would be made before the tool itself says so.
if (!file || !existsSync(resolve(file))) {
  const [zh, en] = file ? [`没有这个文件：${file}`, `there is no file ${file}`] : ['请指明备份文件', 'name the backup'];
  console.error(`${zh}。用法：npm run restore -- 文件\nUsage: npm run restore -- file (${en})`);
  process.exit(64);
}
await runTool({ entry: 'src/main/restore.ts', beside: false });
