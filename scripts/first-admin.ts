import { checkNode } from './lib/process.ts';
import { runTool } from './lib/tool-database.ts';

/** `npm run first-admin`: a new one-time link for the first administrator, while there is none. */
checkNode();
await runTool({ entry: 'dist/first-admin.js', beside: true });
