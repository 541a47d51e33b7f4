import { checks } from './check/checks.ts';
import { checkNode } from './lib/process.ts';
import { command, conclude, runSteps } from './lib/steps.ts';
import { journeys, unitTests } from './test/suites.ts';

/** `npm test`: the checks, the tests of every workspace, the build, and the journeys through it in a real browser. */
checkNode();
const only = process.argv.slice(2);
const steps = [
  ...checks,
  ...unitTests,
  command('build', 'turbo', ['run', 'build', '--output-logs=errors-only']),
  journeys,
];
conclude(
  await runSteps(only.length === 0 ? steps : steps.filter((step) => only.some((word) => step.name.includes(word)))),
);
