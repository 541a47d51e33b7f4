import { checkNode } from './lib/process.ts';
import { runTool } from './lib/tool-database.ts';

/** `npm run backup`: everything into one sealed file, while the platform goes on (docs/operator.md). */
checkNode();
await runTool({ entry: 'src/main/backup.ts', beside: true });
