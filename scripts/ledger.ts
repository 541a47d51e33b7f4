import { resolve } from 'node:path';
import { developmentKeys } from './lib/keys.ts';
import { production } from './lib/mode.ts';
import { checkNode } from './lib/process.ts';
import { root } from './lib/steps.ts';
import { runTool } from './lib/tool-database.ts';

/** `npm run ledger -- verify | root | check-proof`: whether the ledger of hours is whole, its signed root, a volunteer's proof (docs/ledger.md). */
checkNode();
if (!production && process.argv.includes('root'))
  Object.assign(process.env, developmentKeys(resolve(root, process.env['DATA_DIR'] ?? '.data', 'keys')));
// Files are named from where the command was typed, not from where npm runs it.
process.chdir(process.env['INIT_CWD'] ?? '.');
// A proof is checked without any database.
if (process.argv[2] === 'check-proof') await import('../apps/api/src/main/ledger.ts');
else await runTool({ entry: 'src/main/ledger.ts', beside: true });
