import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** One part of a check or test run. It tells how many of its things passed; throwing counts as one failure. */
export interface Step {
  readonly name: string;
  run(): Promise<Tally>;
}

/** The Node that came with the dependencies goes before the machine's own, however a script was started. */
export const environment = {
  ...process.env,
  PATH: `${resolve(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
};

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** What tools say whose output is shown once they are done. */
const held = new AsyncLocalStorage<string[]>();

/** Runs one of the installed tools with its output shown; answers its exit code. */
export function tool(
  name: string,
  args: readonly string[],
  { env = {}, cwd = root }: CommandOptions = {},
): Promise<number> {
  const windows = process.platform === 'win32';
  const said = held.getStore();
  return new Promise((done, fail) => {
    const child = spawn(resolve(root, 'node_modules/.bin', windows ? `${name}.cmd` : name), args, {
      cwd: resolve(root, cwd),
      env: { ...environment, ...env },
      stdio: ['ignore', ...(said ? (['pipe', 'pipe'] as const) : (['inherit', 'inherit'] as const))],
      shell: windows,
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => said?.push(text));
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}

/** A step that is one command: it passes or it does not. */
export const command = (name: string, bin: string, args: readonly string[], options?: CommandOptions): Step => ({
  name,
  run: async () => ((await tool(bin, args, options)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

/**
 * Several steps as one, the first shown as it goes, the others one after the other beside it: most use one core only. What
 * those say is shown when each is done.
 */
export const beside = (first: Step, ...others: readonly Step[]): readonly Step[][] => [[first], [...others]];

async function runOne(step: Step): Promise<readonly [string, Tally]> {
  const started = performance.now();
  const tally = await step.run().catch((error: unknown): Tally => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const mark = tally.failed > 0 ? '✗' : '✓';
  return [`${mark} ${step.name}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`, tally];
}

async function runLane(steps: readonly Step[], shown: boolean): Promise<(readonly [string, Tally])[]> {
  const done: (readonly [string, Tally])[] = [];
  for (const step of steps) {
    if (shown) console.log(`\n── ${step.name}`);
    const said: string[] = [];
    done.push(shown ? await runOne(step) : await held.run(said, () => runOne(step)));
    if (!shown) console.log(`\n── ${step.name}\n${said.join('')}`);
  }
  return done;
}

/** Runs the steps one after the other, or several lanes of them at once; all of them, and says at the end what failed. */
export async function runSteps(steps: readonly (Step | readonly Step[][])[]): Promise<Tally> {
  const done: (readonly [string, Tally])[] = [];
  for (const step of steps) {
    const lanes = 'run' in step ? [[step]] : step;
    done.push(...(await Promise.all(lanes.map((lane, i) => runLane(lane, i === 0)))).flat());
  }
  console.log(`\n${done.map(([line]) => line).join('\n')}\n`);
  return done.reduce<Tally>(
    (total, [, { passed, failed }]) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

/** The last line of a run, and its exit code. */
export function conclude({ passed, failed }: Tally): void {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
