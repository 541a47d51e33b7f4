import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needChromium } from '../lib/chromium.ts';
import { type Step, type Tally, tool } from '../lib/steps.ts';
import { playwrightTally, vitestTally } from './reports.ts';

/** Where a tool writes its machine-readable report for the length of one run. */
async function withReport(run: (file: string) => Promise<Tally>): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'jinguo-report-'));
  try {
    return await run(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const unitTestsOf = (workspace: string): Step => ({
  name: `tests of ${workspace}`,
  run: () =>
    withReport(async (file) => {
      const code = await tool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
        cwd: workspace,
      });
      return vitestTally(file, code);
    }),
});

/** On real PostgreSQL. */
export const apiTests: Step = unitTestsOf('apps/api');

/** Of what runs in the browser, in happy-dom. */
export const webTests: readonly Step[] = ['packages/schema', 'packages/web', 'apps/admin', 'apps/volunteer'].map(
  unitTestsOf,
);

/** The browser journeys start `npm start`'s own processes on fresh data and walk through both apps. */
export const journeys: Step = {
  name: 'journeys in the browser',
  run: () =>
    withReport(async (file) => {
      const env = { CHROMIUM_PATH: needChromium(), JOURNEY_REPORT: file };
      return playwrightTally(file, await tool('playwright', ['test'], { cwd: 'apps/e2e', env }));
    }),
};
