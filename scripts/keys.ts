import { checkNode } from './lib/process.ts';
import { runTool } from './lib/tool-database.ts';

/** `npm run keys [-- status | rotate]`: which key sealed what, and sealing anew with a new one (docs/operator.md). */
checkNode();
await runTool({ entry: 'dist/keys.js', beside: true, opens: true });
