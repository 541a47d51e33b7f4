import { checkNode } from './lib/process.ts';
import { runTool } from './lib/tool-database.ts';

/** `npm run ledger -- verify`: whether the ledger of hours is whole (docs/ledger.md). */
checkNode();
await runTool({ entry: 'src/main/ledger.ts', beside: true });
