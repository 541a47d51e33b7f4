import { checks } from './check/checks.ts';
import { checkNode } from './lib/process.ts';
import { conclude, runSteps } from './lib/steps.ts';

/** `npm run check`: everything that needs no database: lint, types, boundaries, dead code, the contract. */
checkNode();
conclude(await runSteps(checks));
