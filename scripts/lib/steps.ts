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

/** Runs one of the installed tools with its output shown; answers its exit code. */
export function tool(
  name: string,
  args: readonly string[],
  { env = {}, cwd = root }: CommandOptions = {},
): Promise<number> {
  const windows = process.platform === 'win32';
  return new Promise((done, fail) => {
    const child = spawn(resolve(root, 'node_modules/.bin', windows ? `${name}.cmd` : name), args, {
      cwd: resolve(root, cwd),
      env: { ...environment, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: windows,
    });
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}

/** A step that is one command: it passes or it does not. */
export const command = (name: string, bin: string, args: readonly string[], options?: CommandOptions): Step => ({
  name,
  run: async () => ((await tool(bin, args, options)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

/** Runs the steps one after the other, all of them, and says at the end what failed. */
export async function runSteps(steps: readonly Step[]): Promise<Tally> {
  const lines: string[] = [];
  let total: Tally = { passed: 0, failed: 0 };
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const started = performance.now();
    const tally = await step.run().catch((error: unknown): Tally => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1 };
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(
      `${tally.failed > 0 ? '✗' : '✓'} ${step.name}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`,
    );
    total = { passed: total.passed + tally.passed, failed: total.failed + tally.failed };
  }
  console.log(`\n${lines.join('\n')}\n`);
  return total;
}

/** The last line of a run, and its exit code. */
export function conclude({ passed, failed }: Tally): void {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
