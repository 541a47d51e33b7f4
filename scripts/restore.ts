import { checkNode } from './lib/process.ts';
import { runTool } from './lib/tool-database.ts';

/** `npm run restore -- file`: a backup into an empty database (docs/operator.md). */
checkNode();
await runTool({ entry: 'src/main/restore.ts', beside: false });
