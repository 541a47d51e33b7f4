import { resolve } from 'node:path';
import { developmentKeys } from './lib/keys.ts';
import { production } from './lib/mode.ts';
import { checkNode } from './lib/process.ts';
import { root } from './lib/steps.ts';
import { runTool } from './lib/tool-database.ts';

/** `npm run keys [-- status | rotate]`: which key sealed what, and sealing anew with a new one (docs/operator.md). */
checkNode();
const trialKeys = resolve(root, process.env['DATA_DIR'] ?? '.data', 'keys');
if (!production) Object.assign(process.env, developmentKeys(trialKeys));
await runTool({ entry: 'dist/keys.js', beside: true });
