import { checkNode } from './lib/process.ts';
import { runTool } from './lib/tool-database.ts';

/** `npm run restore -- file`: a backup into an empty database (docs/operator.md). */
checkNode();
await runTool({ entry: 'restore.ts', beside: false });
