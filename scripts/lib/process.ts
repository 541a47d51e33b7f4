import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { faultOf, wrongSettings } from '../../apps/api/src/platform/settings/problem.ts';

/** A clear word instead of a syntax error: the npm scripts bring their own Node. */
export function checkNode(): void {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  console.error(
    '请通过 npm 脚本启动（例如 npm start），它会使用随依赖安装的 Node.js。\nPlease use the npm scripts (npm start): they bring the right Node.js. If this appears, run npm ci first.',
  );
  process.exit(1);
}

/** A step that ended badly. With the code of wrong settings it has told why itself, and starting again changes nothing. */
export class StepFailed extends Error {
  readonly exitCode: number;
  constructor(what: string, code: number | null) {
    super(code === wrongSettings ? '' : `${what} 失败（${code ?? '信号'}）。`);
    this.name = 'StepFailed';
    this.exitCode = code === wrongSettings ? wrongSettings : 1;
  }
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Record<string, string>;
}

/**
 * Owns the processes of `npm start`. Children are process groups of their own, so that Ctrl-C reaches only this
 * process, which lets them drain in order: API and worker first, then what `atEnd` names (the database).
 */
export class Supervisor {
  stopping = false;
  readonly #kept = new Set<ChildProcess>();
  readonly #endings: (() => Promise<void>)[] = [];

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.stop(0));
    // npm does not always pass a signal on: when it is gone, so are we.
    const before = parents();
    if (process.env['npm_lifecycle_event']) setInterval(() => parents() !== before && void this.stop(0), 500).unref();
  }

  atEnd(ending: () => Promise<void>): void {
    this.#endings.unshift(ending);
  }

  start(command: string, args: readonly string[], options: RunOptions): ChildProcess {
    const child = spawn(command === 'node' ? process.execPath : command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: command === 'node' ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32' && command !== 'node',
    });
    this.#kept.add(child);
    child.once('exit', () => this.#kept.delete(child));
    return child;
  }

  /** A process that must live as long as this one: its end ends everything. The IPC channel tells it when we die. */
  keep(command: string, args: readonly string[], options: RunOptions): void {
    const child = this.start(command, args, options);
    child.once('exit', (code, signal) => {
      if (this.stopping) return;
      if (code !== wrongSettings)
        console.error(`${args[0]} 意外退出（${code ?? signal}）。${args[0]} ended unexpectedly (${code ?? signal}).`);
      void this.stop(code === wrongSettings ? wrongSettings : 1);
    });
  }

  /** Tells a failure in sentences where they are known, and ends everything with its code. */
  async fail(error: unknown): Promise<void> {
    if (this.stopping) return;
    const fault = faultOf(error);
    const text = fault?.text ?? (error instanceof Error ? error.message : String(error));
    if (text) console.error(text);
    await this.stop(fault?.exitCode ?? (error instanceof StepFailed ? error.exitCode : 1));
  }

  async stop(code: number): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    await Promise.all([...this.#kept].map(stopChild));
    for (const ending of this.#endings) await ending().catch(() => undefined);
    process.exit(code);
  }
}

/**
 * Who started us: npm, or the shell npm started, which waits for us and passes nothing on; then npm is its parent.
 * (Replacing the shell by `exec` would need a second command for Windows, and npm gives its arguments to the last only.)
 */
function parents(): string {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const shell = /\((sh|dash|bash|ash)\) \S (\d+)/.exec(stat);
    return shell ? `${parent} ${shell[2]}` : String(parent);
  } catch {
    return String(parent);
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid) process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
    } catch {
      // already gone
    }
  };
  signal('SIGTERM');
  const timer = setTimeout(() => signal('SIGKILL'), 15_000);
  await gone;
  clearTimeout(timer);
}

/** Runs one step to its end; throws when it fails. */
export function run(
  supervisor: Supervisor,
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<void> {
  return new Promise((done, fail) => {
    const child = supervisor.start(command, args, options);
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done() : fail(new StepFailed(`${command} ${args.join(' ')}`, code))));
  });
}
