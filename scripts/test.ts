import { checks } from './check/checks.ts';
import { checkNode } from './lib/process.ts';
import { beside, command, conclude, runSteps } from './lib/steps.ts';
import { apiTests, journeys, webTests } from './test/suites.ts';

/**
 * `npm test`: the checks, the tests of every workspace, the build, and the journeys through it in a real browser. The checks
 * and the apps' tests go beside the API's, which wait for the database half of the time.
 */
checkNode();
const only = process.argv.slice(2);
const [documents, ...others] = checks;
if (!documents) throw new Error('What the checks read is generated first.');
const build = command('build', 'turbo', ['run', 'build', '--output-logs=errors-only']);
const wanted = [documents, ...others, ...webTests, apiTests, build, journeys].filter(({ name }) =>
  only.some((word) => name.includes(word)),
);
conclude(
  await runSteps(only.length > 0 ? wanted : [documents, beside(apiTests, ...others, ...webTests), build, journeys]),
);
