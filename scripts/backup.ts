import { checkNode } from './lib/process.ts';
import { runTool } from './lib/tool-database.ts';

/** `npm run backup`: everything into one sealed file, while the platform goes on (docs/operator.md). */
checkNode();
await runTool({ entry: 'backup.ts', beside: true });
