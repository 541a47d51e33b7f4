import { checkNode } from './lib/process.ts';
import { tool } from './lib/steps.ts';

/** `npm run build`: the API and both apps. By this script because the build tool would report its use to its makers. */
checkNode();
process.exitCode = await tool('turbo', ['run', 'build', '--output-logs=errors-only', ...process.argv.slice(2)]);
